import { expect, test } from 'vitest'
import { simulatedIn } from './simulated.ts'

const demo = { profile: 'demo', simulator: true, settings: {} } as const

test('the demo plays every remote of which nobody says where it is', () => {
  expect(simulatedIn(demo)).toEqual({ wecom: true, yunke: true, douyin: true, jd: true })
  const settings = { WECHAT_API_BASE: 'https://qyapi.weixin.qq.com', JD_API_BASE: 'https://api.jd.com' }
  expect(simulatedIn({ ...demo, settings })).toEqual({ wecom: false, yunke: true, douyin: true, jd: false })
})

test('nobody is played when it is switched off, nor in production', () => {
  const nobody = { wecom: false, yunke: false, douyin: false, jd: false }
  expect(simulatedIn({ ...demo, simulator: false })).toEqual(nobody)
  expect(simulatedIn({ ...demo, profile: 'production' })).toEqual(nobody)
})
