export interface ManualClock {
  now(): number
  advance(ms: number): void
}

export function manualClock(): ManualClock {
  let time = 1_700_000_000_000
  return {
    now: () => time,
    advance: (ms) => {
      time += ms
    },
  }
}
