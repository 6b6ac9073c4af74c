/** Words that say what kind of answer is wanted; entries that say so themselves come before their neighbours. */
const kinds: readonly (readonly [kind: string, words: RegExp])[] = [
  ['time', /多久|几天|几个?小时|什么时候|多长时间|时效|几点|何时|多少天|周期/],
  ['money', /多少钱|费用|收费|多少费|几块|几元|价格|要钱|花钱|免费|贵不贵|怎么收|运费|年费/],
]

export const askTypesOf = (text: string): ReadonlySet<string> =>
  new Set(kinds.filter(([, words]) => words.test(text)).map(([kind]) => kind))
