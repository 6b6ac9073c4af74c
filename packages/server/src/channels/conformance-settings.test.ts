import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Settings, SettingsError } from './channel.ts'
import { openTested, testedChannels } from './testing/open-channels.ts'

const tested = await testedChannels()

describe.each(tested)('$channel.manifest.id, form and settings', (one) => {
  const { settings, otherSettings, badValues } = one.conformance
  const { manifest } = one.channel
  const required = manifest.settings.filter((item) => item.required).map(({ env }) => env)

  test('a right form opens, with and without what it may leave out', () => {
    const least = Object.fromEntries(Object.entries(settings).filter(([name]) => required.includes(name)))
    for (const form of [settings, otherSettings, least]) {
      const { accounts, discover } = openTested(one, form)
      expect(accounts.length > 0 || discover !== undefined).toBe(true)
    }
  })

  test('the form asks for every setting that opening reads', () => {
    const asked = new Set<string>(manifest.settings.map(({ env }) => env))
    const read = new Set<string>()
    const watched = new Proxy<Settings>(settings, {
      get(target, name) {
        if (typeof name === 'string') read.add(name)
        return Reflect.get(target, name)
      },
    })
    openTested(one, watched)
    expect([...read].filter((name) => !asked.has(name))).toEqual([])
  })

  test('an empty form names every required setting at once', () => {
    const problems = problemsOf({})
    expect(problems).toHaveLength(required.length)
    for (const name of required) expect(problems.join('\n')).toContain(name)
  })

  test.each(required)('%s missing or empty is refused by its name alone', (name) => {
    const { [name]: _, ...without } = settings
    for (const form of [without, { ...settings, [name]: '' }]) {
      expect(problemsOf(form)).toEqual([expect.stringContaining(name)])
    }
  })

  test.each(Object.keys(badValues))('%s of a wrong form is refused by its name, without its value', (name) => {
    for (const value of badValues[name] ?? []) {
      const problems = problemsOf({ ...settings, [name]: value })
      expect(problems, value).toEqual([expect.stringContaining(name)])
      if (value.trim().length > 3) expect(problems.join()).not.toContain(value)
    }
  })

  test('every setting of the form is tried with wrong values', () => {
    expect(Object.keys(badValues).sort()).toEqual(manifest.settings.map(({ env }) => env).sort())
  })

  test('whatever is typed into the form, it opens or is told what is wrong', () => {
    const names = fc.constantFrom(...manifest.settings.map(({ env }) => env))
    // fast-check knows no look-ahead; without it a few more values do not fit, which is welcome here.
    const fitting = manifest.settings.map(({ env, pattern = '.*' }) =>
      fc.tuple(fc.constant(env), fc.stringMatching(new RegExp(`^(?:${pattern.replace(/\(\?=.*?\)/g, '')})$`))),
    )
    const any = fc.tuple(names, fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.webUrl()))
    fc.assert(
      fc.property(fc.oneof(...fitting, any), ([name, value]) => {
        expect(problemsOf({ ...settings, [name]: value }).every((problem) => problem.includes(name))).toBe(true)
      }),
      { numRuns: 200, seed: 20 },
    )
  })

  test('the form can be drawn: names in both languages, secrets marked, limits and patterns that work', () => {
    const texts = [manifest.name, ...manifest.settings.map(({ name }) => name)]
    expect(texts.flatMap(({ zh, en }) => [zh, en]).filter((text) => text.trim() === '')).toEqual([])
    expect(manifest.settings.filter(({ env, secret }) => named.test(env) && !publicName.test(env) && !secret)).toEqual(
      [],
    )
    expect(new Set(manifest.settings.map(({ env }) => env)).size).toBe(manifest.settings.length)
    expect(manifest.settings.filter(({ env }) => !/^[A-Z][A-Z0-9_]+$/.test(env))).toEqual([])
    expect(manifest.limits.textBytes).toSatisfy((bytes: number) => Number.isInteger(bytes) && bytes > 0)
    expect(manifest.callbackPath).toMatch(/^\/[\w/-]+$/)
  })

  const named = /SECRET|TOKEN|KEY|PASSWORD/
  /** Remotes call the name of an application its key; it stands in addresses that everybody sees. */
  const publicName = /_(APP|CLIENT)_KEY$/

  function problemsOf(form: Settings): readonly string[] {
    try {
      openTested(one, form)
    } catch (error) {
      if (error instanceof SettingsError) return error.problems
      throw error
    }
    return []
  }
})
