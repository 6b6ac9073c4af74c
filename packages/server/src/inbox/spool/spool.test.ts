import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { testDataDir } from '../../testing/data-dir.ts'
import type { InboxRow } from '../store.ts'
import { openSpool, type Spool } from './spool.ts'

const row = (remoteKey: string): InboxRow => ({
  accountId: 'acc',
  item: { kind: 'message', msgType: 'text', text: `一 ${remoteKey}`, remoteKey, customerRef: 'c' },
})

async function drain(spool: Spool): Promise<string[]> {
  const keys: string[] = []
  for (let oldest = await spool.oldest(); oldest; oldest = await spool.oldest()) {
    keys.push(...oldest.rows.map(({ item }) => item.remoteKey))
    await oldest.forget()
  }
  return keys
}

test('rows come out in the order they went in, also those added while older ones are being taken out', async () => {
  const spool = await openSpool(await testDataDir())
  await spool.add([row('1'), row('2')])
  await spool.add([row('3')])
  const first = await spool.oldest()
  await spool.add([row('4')])
  expect(first?.rows).toEqual([row('1'), row('2'), row('3')])
  await first?.forget()
  expect(spool.holdsRows()).toBe(true)
  expect(await drain(spool)).toEqual(['4'])
  expect(spool.holdsRows()).toBe(false)
})

test('rows that were not forgotten come out again, also for the next process', async () => {
  const folder = await testDataDir()
  const spool = await openSpool(folder)
  await spool.add([row('1')])
  await spool.oldest()
  await spool.add([row('2')])
  expect(await drain(await openSpool(folder))).toEqual(['1', '2'])
})

test('a line that was torn by a kill is not a row, and the lines before it are', async () => {
  const folder = await testDataDir()
  const whole = JSON.stringify(row('1'))
  await writeFile(join(folder, `spl_a.${process.pid}.jsonl`), `${whole}\n${whole.slice(0, 20)}`)
  expect(await drain(await openSpool(folder))).toEqual(['1'])
})

test('what another living process spools is left to it', async () => {
  const folder = await testDataDir()
  await writeFile(join(folder, `spl_a.${process.ppid}.jsonl`), `${JSON.stringify(row('1'))}\n`)
  const spool = await openSpool(folder)
  expect(spool.holdsRows()).toBe(false)
  expect(await readdir(folder)).toHaveLength(1)
})

test('when the disk takes nothing the rows are refused, and later ones are taken again', async () => {
  const folder = await testDataDir()
  const spool = await openSpool(folder)
  await rm(folder, { recursive: true })
  await expect(spool.add([row('1')])).rejects.toThrow('ENOENT')
  await mkdir(folder)
  await spool.add([row('2')])
  expect(await drain(spool)).toEqual(['2'])
})
