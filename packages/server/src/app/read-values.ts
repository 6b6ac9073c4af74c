import type { Env } from './env.ts'

/** Casts values, and collects what is wrong with them instead of stopping at the first. */
export function createReader(env: Env) {
  const problems: string[] = []
  const problem = (text: string) => void problems.push(text)
  return {
    problems,
    problem,
    integer(name: string, fallback: number, { min, max }: { min: number; max: number }): number {
      const text = env[name]
      if (text === undefined) return fallback
      const value = Number(text)
      if (Number.isInteger(value) && value >= min && value <= max) return value
      problem(`${name} must be a whole number from ${min} to ${max}.`)
      return fallback
    },
    boolean(name: string, fallback: boolean): boolean {
      const text = env[name]?.toLowerCase()
      if (text === undefined) return fallback
      if (text === 'true' || text === 'false') return text === 'true'
      problem(`${name} must be true or false.`)
      return fallback
    },
    oneOf<const T extends string>(name: string, allowed: readonly T[], fallback: T): T {
      const text = env[name]
      if (text === undefined) return fallback
      const value = allowed.find((option) => option === text)
      if (value !== undefined) return value
      problem(`${name} must be one of ${allowed.join(', ')}.`)
      return fallback
    },
    perMinute(name: string, fallback: number): number {
      const text = env[name]
      if (text === undefined) return fallback
      const [, count] = /^(\d{1,6})\/min(?:ute)?$/.exec(text) ?? []
      if (count) return Number(count)
      problem(`${name} must look like 10/minute.`)
      return fallback
    },
    origin(name: string): string | undefined {
      const text = env[name]
      if (text === undefined || (URL.canParse(text) && /^https?:/.test(text))) return text && new URL(text).origin
      problem(`${name} must be a http(s) URL.`)
      return undefined
    },
    postgresUrl(name: string): string | undefined {
      const text = env[name]
      if (text === undefined || (URL.canParse(text) && /^postgres(ql)?:/.test(text))) return text
      problem(`${name} must look like postgresql://user:password@host:5432/database.`)
      return undefined
    },
  }
}
