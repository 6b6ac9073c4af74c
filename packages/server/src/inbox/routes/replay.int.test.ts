import { expect, test } from 'vitest'
import { storeAccounts } from '../../app/account-rows.ts'
import type { RawRequest } from '../../channels/channel.ts'
import { openTested, type Tested, testedChannels } from '../../channels/testing/open-channels.ts'
import { sql } from '../../platform/db.ts'
import { bootDesk, secondNode } from '../../testing/index.ts'
import { inboxIsTaken } from '../../testing/settled.ts'
import { inboxSize, knockAt } from '../testing/knock.ts'

const ofEach = 100
/** Channels that share a path share their keys as well: the first of them speaks for all. */
const tested = (await testedChannels()).filter(
  ({ channel: { manifest } }, index, all) =>
    all.findIndex((other) => other.channel.manifest.callbackPath === manifest.callbackPath) === index,
)
const nobodyThere = 'http://127.0.0.1:9'
const env: Record<string, string> = Object.fromEntries(
  tested
    .flatMap(({ conformance }) => Object.entries(conformance.settings))
    .map(([name, value]) => [name, name.endsWith('_API_BASE') ? nobodyThere : value]),
)
const desk = await bootDesk({ env })

interface Captured {
  readonly path: string
  readonly request: RawRequest
}

/** A hundred callbacks of a mix of everything that the channel has fixtures of, byte by byte as they came. */
function capturedOf({ channel, conformance: { sign }, fixtures }: Tested): Captured[] {
  const requests = fixtures.map(({ payload }) => sign(payload, env))
  return Array.from({ length: ofEach }, (_, index) => requests[index % requests.length]).flatMap((request) =>
    request ? [{ path: channel.manifest.callbackPath ?? '', request }] : [],
  )
}
const captured = tested.flatMap(capturedOf)

/** The accounts that they are for, as far as the desk does not know them from its settings. */
async function storeTheirAccounts(): Promise<void> {
  for (const one of tested) {
    const open = openTested(one, env)
    const received = one.fixtures.map(({ payload }) => open.receive(one.conformance.sign(payload, env)))
    const ids = new Set(received.flatMap((told) => (told.verdict === 'accepted' && told.accountId) || []))
    for (const id of ids) await storeAccounts(desk.db, one.channel.manifest, [{ id, externalId: id, name: id }])
  }
}

async function postAll(url: string): Promise<Set<number>> {
  const knock = knockAt(url)
  const statuses = new Set<number>()
  for (const { path, request } of captured) statuses.add((await knock(request, { path })).status)
  while (!(await inboxIsTaken(desk.db))) await new Promise(setImmediate)
  return statuses
}

const count = async (rows: Promise<unknown[]>) => (await rows).length
const rows = async () => ({
  inbox: await inboxSize(desk.db),
  failures: await count(desk.db.rows(sql`select 1 from inbound_failures`)),
  sessions: await count(desk.db.rows(sql`select 1 from sessions`)),
  messages: await count(desk.db.rows(sql`select 1 from messages where sender_type = 'customer'`)),
})

test('a hundred captured callbacks of each channel, posted again to a desk that was started anew, add no row', async () => {
  await storeTheirAccounts()
  expect(captured.length).toBe(ofEach * tested.length)
  expect(await postAll(desk.url)).toEqual(new Set([200]))
  const before = await rows()
  expect(before).toMatchObject({ failures: 0, sessions: expect.any(Number) })
  expect(before.inbox).toBeGreaterThan(tested.length * 5)
  expect(before.messages).toBeGreaterThan(tested.length)
  const anew = await secondNode(desk)
  expect(await postAll(anew.url)).toEqual(new Set([200]))
  expect(await rows()).toEqual(before)
})
