import { pino } from 'pino'
import { expect, test } from 'vitest'
import type { Handling } from '../channel.ts'
import { channel } from './index.ts'
import { conformance } from './testing/conformance.ts'
import { answer, prepared, refusal, routed } from './testing/remote.ts'

const conversation = { accountId: 'acc_wecom-kf_wkAAA', customerRef: 'wmCustomer-1' }
const named = { open_kfid: 'wkAAA', external_userid: 'wmCustomer-1' }

/** What WeCom answers to a change, and what it says the state is; what was asked for is kept. */
function remote({ change = refusal(48002), state = refusal(48002) }: { change?: typeof fetch; state?: typeof fetch }) {
  const asked: unknown[] = []
  const trans: typeof fetch = async (input, init) => {
    asked.push(JSON.parse(String(init?.body)))
    return change(input, init)
  }
  const fetch = prepared(routed({ 'kf/service_state/trans': trans, 'kf/service_state/get': state }, refusal(48002)))
  const { handling } = channel.open(conformance.settings, { log: pino({ level: 'silent' }), fetch })
  if (!handling) throw new Error('The channel knows who has a conversation.')
  return { asked, handling }
}

const inState = (service_state: number, more = {}) => answer({ errcode: 0, service_state, ...more })

test.each<[number, Handling]>([
  [0, { by: 'desk' }],
  [1, { by: 'desk' }],
  [2, { by: 'queue' }],
  [3, { by: 'colleague', staffRef: 'zhangsan' }],
  [4, { by: 'nobody' }],
])('state %i says who has the conversation', async (state, expected) => {
  const { handling } = remote({ state: inState(state, state === 3 ? { servicer_userid: 'zhangsan' } : {}) })
  expect(await handling.read(conversation)).toEqual(expected)
})

test.each<[Handling, Record<string, unknown>, number]>([
  [{ by: 'queue' }, { service_state: 2 }, 172_800],
  [{ by: 'colleague', staffRef: 'lisi' }, { service_state: 3, servicer_userid: 'lisi' }, 172_800],
  [{ by: 'nobody' }, { service_state: 4 }, 20],
])('given to $by, one message may follow for as long as WeCom allows', async (to, body, seconds) => {
  const { asked, handling } = remote({ change: answer({ errcode: 0, msg_code: 'CODE-1' }) })
  expect(await handling.give(conversation, to)).toEqual({ now: to, code: { value: 'CODE-1', seconds } })
  expect(asked).toEqual([{ ...named, ...body }])
})

test.each([95016, 95013])('refused with %i, what is there now is told instead', async (errcode) => {
  const { handling } = remote({ change: refusal(errcode), state: inState(4) })
  expect(await handling.give(conversation, { by: 'queue' })).toEqual({ now: { by: 'nobody' } })
})

test('a colleague who does not receive is a refusal for good', async () => {
  const { handling } = remote({ change: refusal(95019) })
  const refused = handling.give(conversation, { by: 'colleague', staffRef: 'lisi' })
  await expect(refused).rejects.toMatchObject({ kind: 'rejected', certain: true })
})
