import { Jieba } from '@node-rs/jieba'
import { dict } from '@node-rs/jieba/dict.js'

const jieba = Jieba.withDict(dict)

const empty = new Set(
  '的 了 吗 呢 啊 呀 吧 么 是 我 你 您 他 她 它 们 在 有 和 与 就 都 也 还 要 会 能 可以 请 请问 怎么 如何 什么 怎样 为什么 哪里 哪 个 这 那 一个 一下 不 没 没有 the a an is are do does to of i my you how what why can please'.split(
    ' ',
  ),
)

const normal = (text: string) => text.normalize('NFKC').toLowerCase()

/** Words that carry meaning, by dictionary; latin words and numbers as they stand. */
export const wordsOf = (text: string): string[] =>
  jieba.cutForSearch(normal(text), true).filter((word) => /[\p{L}\p{N}]/u.test(word) && !empty.has(word))

/** Pairs of neighbouring Chinese characters (and whole latin words): finds what the dictionary does not know. */
export function gramsOf(text: string): string[] {
  const runs = normal(text).match(/[\p{Script=Han}]+|[\p{L}\p{N}]+/gu) ?? []
  return runs.flatMap((run) => (/\p{Script=Han}/u.test(run) ? pairs(run) : [run]))
}

const pairs = (run: string) => {
  const characters = [...run]
  return characters.length === 1
    ? characters
    : characters.slice(1).map((character, i) => (characters[i] ?? '') + character)
}
