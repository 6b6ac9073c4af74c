import { expect, test, vi } from 'vitest'
import { openBridge } from './bridge.ts'

test('nothing is told before the page around has greeted, and then only to that page', () => {
  const { own, hear, told } = framed()
  const bridge = openBridge(own)
  bridge.add(1)
  expect(told).toEqual([[{ yingda: 'here' }, '*']])
  hear({ yingda: 'hello' }, { origin: 'https://evil.example', source: {} })
  expect(told).toHaveLength(1)
  hear({ yingda: 'hello' })
  hear({ yingda: 'hidden' })
  bridge.add(2)
  hear({ yingda: 'shown' }, { origin: 'https://evil.example' })
  expect(told.slice(1)).toEqual([
    [{ yingda: 'ready' }, 'https://shop.example'],
    [{ yingda: 'unread', count: 0 }, 'https://shop.example'],
    [{ yingda: 'unread', count: 2 }, 'https://shop.example'],
  ])
})

test('replies count only while nobody can see them', () => {
  const { own, hear, told } = framed()
  const bridge = openBridge(own)
  hear({ yingda: 'hello' })
  bridge.add(1)
  hear({ yingda: 'hidden' })
  bridge.add(1)
  bridge.add(1)
  hear({ yingda: 'shown' })
  const counts = told.flatMap(([message]) => (message.yingda === 'unread' ? [message.count] : []))
  expect(counts).toEqual([0, 1, 2, 0])
})

/** A page in a frame: only what a bridge touches. */
function framed() {
  const told: [message: { yingda: string; count?: number }, origin: string][] = []
  const parent = { postMessage: vi.fn((message, origin) => void told.push([message, origin])) }
  const target = new EventTarget()
  const own = Object.assign(target, { parent })
  const hear = (data: unknown, from: { origin?: string; source?: unknown } = {}) =>
    target.dispatchEvent(
      Object.assign(new Event('message'), { data, origin: 'https://shop.example', source: parent, ...from }),
    )
  return { own, hear, told }
}
