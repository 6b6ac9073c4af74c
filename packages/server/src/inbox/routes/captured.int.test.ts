import { expect, test } from 'vitest'
import type { RawRequest } from '../../channels/channel.ts'
import { testedChannels } from '../../channels/testing/open-channels.ts'
import { bootDesk, secondNode } from '../../testing/index.ts'
import { inboxSize, knockAt } from '../testing/knock.ts'

const tested = await testedChannels()
const settings: Record<string, string> = Object.assign({}, ...tested.map(({ conformance }) => conformance.settings))
const desk = await bootDesk({ env: settings })

/** As they went over the wire, with their signatures of then. */
const captured: readonly { readonly path: string; readonly request: RawRequest }[] = tested.flatMap(
  ({ channel, conformance, fixtures }) =>
    fixtures.map(({ payload }) => ({
      path: channel.manifest.callbackPath ?? '',
      request: conformance.sign(payload, settings),
    })),
)

async function post(url: string): Promise<number[]> {
  const knock = knockAt(url)
  const statuses: number[] = []
  for (const { path, request } of captured) statuses.push((await knock(request, { path })).status)
  return statuses
}

test('a hundred captured callbacks of all channels that are posted again, to a desk that started since, make no row', async () => {
  expect(captured.length).toBeGreaterThanOrEqual(100)
  expect(new Set(await post(desk.url))).toEqual(new Set([200]))
  const before = await inboxSize(desk.db)
  expect(before).toBeGreaterThan(captured.length / 2)
  const again = await secondNode(desk)
  expect(new Set(await post(again.url))).toEqual(new Set([200]))
  expect(await inboxSize(desk.db)).toBe(before)
})
