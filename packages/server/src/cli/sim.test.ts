import { expect, test } from 'vitest'
import { sim } from './sim.ts'

test('a simulator alone prints the environment a desk needs, and lives until it is interrupted', async () => {
  const lines: string[] = []
  const answer = { errcode: -1 }
  const callback = 'http://127.0.0.1:9/wecom/callback'
  const well = await sim(
    ['--port', '0', '--callback', callback],
    (line) => void lines.push(line),
    async () => {
      const env = Object.fromEntries(lines.map(pair))
      const query = new URLSearchParams({ corpid: env.WECHAT_CORP_ID ?? '', corpsecret: env.WECHAT_SECRET ?? '' })
      Object.assign(answer, await (await fetch(`${env.WECHAT_API_BASE}/cgi-bin/gettoken?${query}`)).json())
    },
  )
  expect([well, answer.errcode]).toEqual([true, 0])
})

const pair = (line: string): [string, string] => {
  const [, name = '', value = ''] = /^export (\w+)=(.*)$/.exec(line) ?? []
  return [name, value]
}

test.each([
  ['--port', 'x'],
  ['--callback', 'nowhere'],
])('%s %s is refused with what it must be', async (option, value) => {
  const lines: string[] = []
  const never = () => Promise.reject(new Error('It started.'))
  expect(await sim([option, value], (line) => void lines.push(line), never)).toBe(false)
  expect(lines).toEqual([expect.stringContaining(`${option} must be`)])
})

test('a port that is taken is told', async () => {
  const lines: string[] = []
  const print = (line: string) => void lines.push(line)
  await sim(['--port', '0'], print, async () => {
    const port = /http:\/\/127\.0\.0\.1:(\d+)$/.exec(lines[0] ?? '')?.[1] ?? ''
    expect(await sim(['--port', port], print, async () => {})).toBe(false)
  })
  expect(lines.at(-1)).toMatch(/^Port \d+ is already in use/)
})
