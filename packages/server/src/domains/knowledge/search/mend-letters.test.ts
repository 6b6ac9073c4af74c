import { expect, test } from 'vitest'
import { mendLetters } from './mend-letters.ts'

test.each([
  ['vnp 连不上', 'vpn 连不上', 'vpn'],
  ['outlok 打不开', 'outlook 打不开', 'outlook'],
  ['pasword 忘了', 'password 忘了', 'password'],
  ['windwos 更新', 'windows 更新', 'windows'],
  ['photoship', 'photoshop', 'photoshop'],
])('a slip of the finger in %j is put right', (typed, right, word) => {
  expect(mendLetters(typed, ['发票', word])).toBe(right)
})

test.each([
  ['app 闪退', ['api']],
  ['how to pay', ['how', 'play']],
  ['mate', ['date']],
  ['vpn', ['vpn', 'vnp']],
])('another word stays what it is: %j', (typed, words) => {
  expect(mendLetters(typed, words)).toBe(typed)
})
