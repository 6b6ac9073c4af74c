import type { Hours } from '@yingda/server/domains/routing/contract'

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const
export type Range = Hours['weekly'][number]

/** A place in the list is all the name that a range has. */
export const rangesOf = (weekly: readonly Range[], day: number): { place: number; range: Range }[] =>
  weekly.flatMap((range, place) => (range.day === day ? [{ place, range }] : []))

export const withRange = (weekly: readonly Range[], place: number, change: Partial<Range>): Range[] =>
  weekly.map((range, at) => (at === place ? { ...range, ...change } : range))

export const withoutRange = (weekly: readonly Range[], place: number): Range[] => weekly.filter((_, at) => at !== place)

/** The same hours on each of these days. */
export const sameHours = (days: readonly number[], from: string, to: string): Range[] =>
  days.map((day) => ({ day, from, to }))

export const isClock = (text: string): boolean => /^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/.test(text)

/** Nothing in it is half written. */
export const isWhole = ({ weekly, timeZone }: Hours): boolean =>
  timeZone !== '' && weekly.every(({ from, to }) => isClock(from) && isClock(to) && from !== to)

/** Dates once each, the earliest first. */
export const withDate = (dates: readonly string[], date: string): string[] => [...new Set([...dates, date])].sort()
