import type { Colours } from './tokens.ts'

/** What the parts of a picture are told apart by, the first being the most common. */
export const chartColours = ({ brand, cautionMark, ai, danger, textFaint }: Colours): string[] => [
  brand,
  cautionMark,
  ai,
  danger,
  textFaint,
]
