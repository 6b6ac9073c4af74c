import { expect, test } from 'vitest'
import { createObjectUrls } from './object-urls.ts'

function shelf(download: (fileId: string) => Promise<Blob> = async () => new Blob(['x'])) {
  const asked: string[] = []
  const revoked: string[] = []
  let made = 0
  const urls = {
    createObjectURL: () => `blob:${++made}`,
    revokeObjectURL: (url: string) => void revoked.push(url),
  }
  const get = (fileId: string) => {
    asked.push(fileId)
    return download(fileId)
  }
  return { ...createObjectUrls(get, urls), asked, revoked }
}

test('a file that two parts of the page show is fetched once', async () => {
  const { hold, asked } = shelf()
  expect(await Promise.all([hold('a'), hold('a')])).toEqual(['blob:1', 'blob:1'])
  expect(asked).toEqual(['a'])
})

test('what nobody looks at is let go, oldest first, and what somebody looks at stays', async () => {
  const { hold, release, revoked } = shelf()
  await hold('held')
  for (let i = 0; i < 42; i++) {
    await hold(`f${i}`)
    release(`f${i}`)
  }
  await Promise.resolve()
  expect(revoked).toEqual(['blob:2', 'blob:3'])
})

test('one that failed is asked for again', async () => {
  let works = false
  const { hold, asked } = shelf(async () => {
    if (works) return new Blob(['x'])
    throw new Error('offline')
  })
  await expect(hold('a')).rejects.toThrow('offline')
  works = true
  expect(await hold('a')).toBe('blob:1')
  expect(asked).toEqual(['a', 'a'])
})
