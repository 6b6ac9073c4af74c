import { bootDesk } from '@yingda/server/testing'
import { expect } from 'vitest'
import { journey, patienceMs } from './testing/browser.ts'
import { layCable } from './testing/cable.ts'
import { bubble, openOnly, said, signIn } from './testing/console.ts'

const desk = await bootDesk()
const missed = ['我先重启一下', '还是不行', '错误代码 691', '同事也一样', '急，十点要开会']

/** A screen comes back after pauses of up to 10 s. */
const untilBackMs = 20_000

journey('what was written while the network was away is there once and in order', async ({ openScreen }) => {
  const cable = await layCable(desk.url)
  const { page, loads } = await openScreen()
  await signIn(page, cable.url, 'zhangsan')
  await desk.say('chenjing', '转人工')
  await openOnly(page, 'pending')
  await page.getByTestId('accept').click()
  await page.getByTestId('composer').fill('请稍等')

  cable.pull()
  await page.getByTestId('banner-offline').waitFor()
  for (const text of missed) await desk.say('chenjing', text)
  expect(await said(page, 'customer')()).toEqual(['转人工'])

  cable.plug()
  await page.getByTestId('banner-offline').waitFor({ state: 'detached', timeout: untilBackMs })
  await expect.poll(said(page, 'customer'), { timeout: patienceMs }).toEqual(['转人工', ...missed])
  expect(await page.getByTestId('composer').inputValue()).toBe('请稍等')

  await desk.say('chenjing', '好了吗')
  await bubble(page, 'customer', '好了吗').waitFor()
  expect(await said(page, 'customer')()).toEqual(['转人工', ...missed, '好了吗'])
  expect(loads()).toBe(1)
})
