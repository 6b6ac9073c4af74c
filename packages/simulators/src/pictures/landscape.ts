import { png } from './png.ts'

/** A small PNG of sky, hill and sun, for whoever has no picture at hand. */
export const landscape = (width = 240, height = 160): Buffer =>
  png(width, height, (x, y) => colourAt(x / width, y / height))

function colourAt(x: number, y: number): readonly [number, number, number] {
  if ((x - 0.75) ** 2 * 2.25 + (y - 0.25) ** 2 < 0.012) return [255, 209, 102]
  if (y > 0.62 + 0.12 * Math.sin(x * 5)) return [64, 134, 92]
  return [168 - Math.round(60 * y), 208 - Math.round(20 * y), 240]
}
