import { scopes as keyScopes } from '@yingda/server/domains/api-keys/contract'
import { describe, expect, test } from 'vitest'
import { type Answer, ask, type Call, callsOf } from './authorisation/ask.ts'
import { keyOf, opens } from './authorisation/keys.ts'
import { can, type Name, names, type Scope, sees, states } from './authorisation/people.ts'
import { type Rule, rules, type SessionRule, type Target } from './authorisation/rules/index.ts'
import { setUp } from './authorisation/stage.ts'
import type { OpenApi } from './open-api.ts'

const scopes: readonly Scope[] = ['all', 'own']
const stages = { all: await setUp('all'), own: await setUp('own') }
const document: OpenApi = await fetch(`${stages.all.desk.url}/api/openapi.json`).then((response) => response.json())
const calls = callsOf(document)
const ruled = calls.flatMap((call) => {
  const rule = rules[call.operationId]
  return rule ? [{ ...call, rule }] : []
})
const of = <K extends Rule['kind']>(kind: K) =>
  ruled.filter((call): call is Call & { rule: Extract<Rule, { kind: K }> } => call.rule.kind === kind)

const nobody: Target = {
  sessionId: 'ses_0000000000000000000000',
  customerId: 'cus_0000000000000000000000',
  msgId: 'ses_0000000000000000000000.1',
  transferId: 'trf_0000000000000000000000',
}

test('every operation says who may call it, and nothing is said of operations that there are not', () => {
  expect(calls.map(({ operationId }) => operationId).sort()).toEqual(Object.keys(rules).sort())
})

describe.each(scopes)('where agents read %s sessions', (scope) => {
  const { desk, tokens, targets, offered, putBack } = stages[scope]
  const asked = { url: desk.url, document }

  test.each(ruled.filter(({ rule }) => rule.kind !== 'open'))(
    '$operationId answers nobody who is not signed in',
    async (call) => {
      const target = targets.manual
      for (const token of [undefined, 'wrong']) {
        const { status, text } = await ask(call, { ...asked, token, target })
        const { code, detail } = JSON.parse(text)
        expect([status, code ?? detail]).toEqual([401, isOfBots(call) ? '未登录或 token 无效' : 1001])
      }
    },
  )

  test.each(of('anyone').filter(({ method }) => method === 'GET'))(
    '$operationId is for whoever is signed in',
    async (call) => {
      for (const name of names) {
        const { status } = await ask(call, { ...asked, token: tokens[name] })
        expect({ name, status }).toEqual({ name, status: 200 })
      }
    },
  )

  test.each(of('permission'))('$operationId is for those alone who may do it', async (call) => {
    const { permission, body } = call.rule
    for (const name of names) {
      const answer = await ask(call, { ...asked, token: tokens[name], body })
      expect({ name, permission, ...verdictOf(answer) }).toEqual({
        name,
        permission,
        verdict: can(name, permission) ? expect.stringMatching(/^(let in|not there)$/) : 'refused',
      })
      if (answer.status < 300 && call.method !== 'GET') await putBack()
    }
  })

  test.each(of('bot admin'))('$operationId is for those alone who administer bots', async (call) => {
    for (const name of names) {
      const { status, text } = await ask(call, { ...asked, token: tokens[name], body: call.rule.body })
      const isRefused = status === 403 && JSON.parse(text).detail === '仅 admin 可执行此操作'
      expect({ name, isRefused, isKnown: status !== 401 }).toEqual({
        name,
        isRefused: !can(name, 'bots.manage'),
        isKnown: true,
      })
      expect(status).toBeLessThan(500)
    }
  })

  test.each(of('end user'))('$operationId is for nobody of the staff', async (call) => {
    for (const name of names) {
      const { status, text } = await ask(call, { ...asked, token: tokens[name] })
      expect([name, status, JSON.parse(text).detail]).toEqual([name, 403, '仅客户账号可访问此接口'])
    }
  })

  test.each(of('transfer'))(
    '$operationId is for those whom the request is about, and there for nobody else',
    async (call) => {
      for (const name of names) {
        const unknown = await ask(call, { ...asked, token: tokens[name], target: nobody })
        const answer = await ask(call, { ...asked, token: tokens[name], target: offered })
        if (name === 'bystander') expect(answer).toEqual(unknown)
        expect({ name, ...verdictOf(answer) }).toEqual({ name, verdict: onTransfer(call.rule, name) })
        if (answer.status < 300) await putBack()
      }
    },
  )

  test.each(of('session'))('$operationId is for those alone whom the session lets', async (call) => {
    for (const name of names) {
      const expected = expectation(call.rule, name, scope)
      const answer = await on(call, name, targets[call.rule.state])
      expect({ name, ...verdictOf(answer) }).toEqual({ name, verdict: expected })
      if (answer.status < 300 && call.method !== 'GET') await putBack()
    }
  })

  test.each(of('session'))('$operationId tells nothing of a session that the caller does not see', async (call) => {
    for (const name of names.filter((one) => can(one, 'sessions.serve'))) {
      const unknown = await on(call, name, nobody)
      expect({ name, status: unknown.status }).toEqual({ name, status: 404 })
      for (const state of states.filter((one) => !sees(name, one, scope))) {
        expect({ name, state, ...(await on(call, name, targets[state])) }).toEqual({ name, state, ...unknown })
      }
    }
  })

  test.each(ruled.filter(({ method, rule }) => method === 'GET' && rule.kind !== 'open' && !readsTheLog(rule)))(
    '$operationId names nothing that the caller does not see',
    async (call) => {
      for (const name of names) {
        const { text } = await ask(call, { ...asked, token: tokens[name], target: nobody })
        for (const state of states.filter((one) => !sees(name, one, scope))) {
          const { sessionId, customerId } = targets[state]
          const named = [sessionId, customerId].filter((id) => text.includes(id))
          expect({ name, state, named }).toEqual({ name, state, named: [] })
        }
      }
    },
  )

  test.each(ruled.filter(({ rule }) => rule.kind !== 'open'))(
    '$operationId is for keys of a scope that opens it, and knows no key otherwise',
    async (call) => {
      for (const scope of keyScopes) {
        const { status } = await ask(call, {
          ...asked,
          token: await keyOf(desk, tokens.admin, scope),
          target: targets.manual,
        })
        expect({ scope, verdict: verdictOfKey(status) }).toEqual({ scope, verdict: opens(scope, call.operationId) })
      }
    },
  )

  const on = (call: Call & { rule: SessionRule }, name: Name, target: Target): Promise<Answer> =>
    ask(call, { ...asked, token: tokens[name], target, body: call.rule.body?.(name, target) })
})

/** Bots and whatever belongs to them have an envelope of their own. */
const isOfBots = ({ path }: Pick<Call, 'path'>) => /^\/api\/v[13]\//.test(path)

/** The log names whatever was acted on, and whoever may read it reads all of it. */
const readsTheLog = (rule: Rule) => rule.kind === 'permission' && rule.permission === 'audit.read'

function verdictOfKey(status: number) {
  if (status === 401) return 'unknown'
  return status === 403 ? 'refused' : 'let in'
}

type Verdict = 'let in' | 'refused' | 'not there' | 'not signed in'

/** Whatever else may be wrong with a request, it was let in. */
function verdictOf({ status, text }: Answer): { verdict: Verdict | string } {
  if (status === 401) return { verdict: 'not signed in' }
  if (status === 403) return { verdict: 'refused' }
  if (status === 404 && /"code":(40401|40403)\b/.test(text)) return { verdict: 'not there' }
  return { verdict: status < 500 ? 'let in' : `failed: ${text}` }
}

function expectation({ state, may }: SessionRule, name: Name, scope: Scope): Verdict {
  if (!can(name, 'sessions.serve')) return 'refused'
  if (!sees(name, state, scope)) return 'not there'
  return may(name) ? 'let in' : 'refused'
}

function onTransfer({ may }: Extract<Rule, { kind: 'transfer' }>, name: Name): Verdict {
  if (!can(name, 'sessions.serve')) return 'refused'
  if (name === 'bystander') return 'not there'
  return may(name) ? 'let in' : 'refused'
}
