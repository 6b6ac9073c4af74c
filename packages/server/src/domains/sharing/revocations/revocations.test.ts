import { expect, test, vi } from 'vitest'
import { accessEnded, namesOf } from './end-access.ts'
import { openRevocations } from './revocations.ts'

const ended = (access: Parameters<typeof namesOf>[0]) =>
  namesOf(access).map((sessionId) => ({ kind: accessEnded, sessionId }))
const mine = { linkId: 'l1', endUserId: 'u1', tokenHash: 't1' }

test.each([{ linkId: 'l1' }, { endUserId: 'u1' }, { tokenHash: 't1' }])('%j ends what runs on it, once', (gone) => {
  const revocations = openRevocations()
  const onEnded = vi.fn()
  const watch = revocations.watch()
  watch.on(mine, onEnded)
  revocations.tell(ended(gone))
  revocations.tell(ended(gone))
  expect(onEnded).toHaveBeenCalledTimes(1)
})

test('what ended between the first look and knowing what it is about is not missed', () => {
  const revocations = openRevocations()
  const onEnded = vi.fn()
  const watch = revocations.watch()
  revocations.tell(ended({ linkId: 'l1' }))
  watch.on(mine, onEnded)
  expect(onEnded).toHaveBeenCalledTimes(1)
})

test('what ends for others, and any other change, ends nothing', () => {
  const revocations = openRevocations()
  const onEnded = vi.fn()
  revocations.watch().on(mine, onEnded)
  revocations.tell([...ended({ linkId: 'u1' }), ...ended({ endUserId: 'l1' }), ...ended({ tokenHash: 'u1' })])
  revocations.tell([{ kind: 'message.added', sessionId: 'link:l1' }])
  expect(onEnded).not.toHaveBeenCalled()
})

test('whoever has ended hears no more, and nobody has to read the feed for them', () => {
  const revocations = openRevocations()
  const onEnded = vi.fn()
  const watch = revocations.watch()
  watch.on(mine, onEnded)
  expect(revocations.isWatched()).toBe(true)
  watch.end()
  expect(revocations.isWatched()).toBe(false)
  revocations.tell(ended(mine))
  expect(onEnded).not.toHaveBeenCalled()
})
