import { Jieba, TfIdf } from '@node-rs/jieba'
import { dict, idf } from '@node-rs/jieba/dict.js'
import { remembered } from './remembered.ts'

/** The dictionary, loaded once for everything that cuts or weighs words. */
export const jieba = Jieba.withDict(dict)

const everyday = TfIdf.withDict(idf)
everyday.setConfig({ minKeywordLength: 1, useHmm: false })

const commonest = 4.5
const rarest = 8
const least = 0.2
export const most = rarest - commonest

/**
 * How much a word tells, 0.2 to 3.5, by how rare it is in everyday Chinese (inverse document frequency): 公司 next to
 * nothing, 修 more, 发票 all there is. Rarer than 8 is no more telling, and a word that no dictionary has counts as rare.
 */
export const rarity = remembered((word: string): number => {
  const [found] = everyday.extractKeywords(jieba, word, 1)
  return Math.max(least, Math.min(rarest, found?.weight ?? rarest) - commonest)
})
