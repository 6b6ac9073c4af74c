/** Seconds in each unit that people choose from. */
export const units = { seconds: 1, minutes: 60, hours: 3_600 } as const
export type Unit = keyof typeof units
export const unitNames = ['seconds', 'minutes', 'hours'] as const satisfies readonly Unit[]

/** The largest unit that says it without a fraction; never is a number of minutes. */
export function unitOf(seconds: number): Unit {
  if (seconds === 0) return 'minutes'
  if (seconds % units.hours === 0) return 'hours'
  return seconds % units.minutes === 0 ? 'minutes' : 'seconds'
}
