import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Hours } from '../contract.ts'
import { alwaysOpen } from '../store/settings.ts'
import { isOpen, isTimeZone } from './hours.ts'

const office: Hours = {
  timeZone: 'Asia/Shanghai',
  weekly: [1, 2, 3, 4, 5].flatMap((day) => [
    { day, from: '09:00', to: '12:00' },
    { day, from: '13:30', to: '18:00' },
  ]),
  holidays: ['2026-10-01'],
  workdays: [],
}
const at = (local: string) => new Date(`${local}+08:00`)

test.each([
  ['2026-11-20T08:59:59', false],
  ['2026-11-20T09:00:00', true],
  ['2026-11-20T11:59:59', true],
  ['2026-11-20T12:00:00', false],
  ['2026-11-20T13:30:00', true],
  ['2026-11-20T18:00:00', false],
  ['2026-11-21T10:00:00', false],
])('office hours, to the minute, by the clock of the place: %s is %s', (local, open) => {
  expect(isOpen(office, at(local))).toBe(open)
})

test('a holiday is closed whatever day it is, and a day that is worked instead is open like the day it stands for', () => {
  expect(isOpen(office, at('2026-10-01T10:00'))).toBe(false)
  const saturday = '2026-10-10'
  expect(isOpen(office, at(`${saturday}T10:00`))).toBe(false)
  expect(isOpen({ ...office, workdays: [{ date: saturday }] }, at(`${saturday}T10:00`))).toBe(true)
  expect(isOpen({ ...office, workdays: [{ date: saturday, like: 7 }] }, at(`${saturday}T10:00`))).toBe(false)
  const both = { ...office, holidays: [saturday], workdays: [{ date: saturday, like: 3 }] }
  expect(isOpen(both, at(`${saturday}T10:00`))).toBe(true)
})

test('a night shift goes on after midnight, also from a day into a holiday, and does not begin on one', () => {
  const night = { ...office, weekly: [{ day: 5, from: '22:00', to: '06:00' }], holidays: ['2026-11-27'] }
  expect(isOpen(night, at('2026-11-20T23:30'))).toBe(true)
  expect(isOpen(night, at('2026-11-21T05:59'))).toBe(true)
  expect(isOpen(night, at('2026-11-21T06:00'))).toBe(false)
  expect(isOpen(night, at('2026-11-20T21:59'))).toBe(false)
  expect(isOpen({ ...night, holidays: ['2026-11-21'] }, at('2026-11-21T05:00'))).toBe(true)
  expect(isOpen(night, at('2026-11-28T05:00'))).toBe(false)
})

test('the same hours elsewhere are at another moment, and follow the clocks there', () => {
  const berlin = { ...office, timeZone: 'Europe/Berlin' }
  expect(isOpen(berlin, new Date('2026-11-20T08:00:00Z'))).toBe(true)
  expect(isOpen(berlin, new Date('2026-07-17T07:00:00Z'))).toBe(true)
  expect(isOpen(berlin, new Date('2026-11-20T07:00:00Z'))).toBe(false)
})

const moment = fc.date({ min: new Date('2020-01-01'), max: new Date('2035-01-01'), noInvalidDate: true })
const zone = fc.constantFrom('Asia/Shanghai', 'Europe/Berlin', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia')

test('who is always open is open at every moment, everywhere', () => {
  fc.assert(fc.property(moment, zone, (now, timeZone) => isOpen({ ...alwaysOpen, timeZone }, now)))
})

test('without intervals nobody is ever there', () => {
  fc.assert(fc.property(moment, zone, (now, timeZone) => !isOpen({ ...alwaysOpen, timeZone, weekly: [] }, now)))
})

test('days cut at any minute are open in exactly one part', () => {
  const clock = fc.integer({ min: 1, max: 1_439 }).map((minute) => {
    const two = (value: number) => String(value).padStart(2, '0')
    return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
  })
  fc.assert(
    fc.property(moment, zone, clock, (now, timeZone, cut) => {
      const days = [1, 2, 3, 4, 5, 6, 7]
      const before = { ...alwaysOpen, timeZone, weekly: days.map((day) => ({ day, from: '00:00', to: cut })) }
      const after = { ...alwaysOpen, timeZone, weekly: days.map((day) => ({ day, from: cut, to: '24:00' })) }
      expect(isOpen(before, now)).toBe(!isOpen(after, now))
    }),
  )
})

test('a name that is no time zone is known as none', () => {
  expect(['Asia/Shanghai', 'UTC', 'Mars/Base', ''].map(isTimeZone)).toEqual([true, true, false, false])
})
