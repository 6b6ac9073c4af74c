import { jieba } from './rarity.ts'

/** Ways to ask and to be polite: they stand in every question and tell nothing of what it is about. */
const phrases =
  /请问|怎么样|怎么|怎样|如何|咋样|咋|为什么|为啥|什么时候|什么|是啥|多久|多少钱?|多长时间|几[个次天年号点倍]|哪里|哪儿|在哪|谢谢|麻烦|可以|能不能|是不是|有没有|还没|不了/g

const empty = new Set(
  (
    '的 了 吗 呢 啊 呀 吧 么 呗 是 我 你 您 他 她 它 们 在 有 和 与 或 就 都 也 还 要 会 能 请 哪 个 些 这 那 这个 那个 一个 一下 不 没 没有 ' +
    '我们 你们 咱 咱们 你好 您好 亲 哦 哈 嗯 喂 很 太 好 真 又 再 才 刚 已经 一直 总是 老是 特别 非常 还是 但是 因为 所以 如果 ' +
    '然后 以后 之后 现在 给 把 被 让 从 到 用 得 着 过 想 办 弄 搞 做 ' +
    'a an and are at be can could do does did for from get have help hi how i if in is it its me my need of on or our ' +
    'please s should so t thank thanks that the there this to was we what when where which why will with would you your'
  ).split(' '),
)

/** A full-width `ＶＰＮ`, a `vpn` and a `VPN` are one; so are `Wi-Fi` and `wifi`, `会 议 室` and `会议室`. */
export const normal = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(?<=[a-z])-(?=[a-z])/g, '')
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')

export const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text)

/** PostgreSQL refuses lexemes over 2 KB; no word comes near. */
const longest = 64
const tells = (word: string) => /[\p{L}\p{N}]/u.test(word) && word.length <= longest && !empty.has(word)

const unique = (tokens: readonly string[]) => [...new Set(tokens)]

/** What a text is about, word by word, none within another: for weighing. */
export const termsOf = (text: string): string[] =>
  unique(jieba.cut(normal(text).replace(phrases, ' '), false).filter(tells))

/** The words of a text and the shorter words inside them: for finding. */
export const wordsOf = (text: string): string[] =>
  unique(jieba.cutForSearch(normal(text).replace(phrases, ' '), false).filter(tells))

/** Characters, pairs of neighbouring ones, latin words and their pairs: finds what no dictionary cuts right. */
export const gramsOf = (text: string): string[] =>
  unique([
    ...runsOf(normal(text).replace(phrases, ' ')).flatMap((run) =>
      isHan(run) ? pairsOf(run) : [run, ...pairsOf(run)],
    ),
    ...termsOf(text).flatMap((term) => [...term].filter(isHan)),
  ]).filter(tells)

export const runsOf = (text: string): string[] =>
  text.match(/\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}])+/gu) ?? []

/** `打印机` → `打印`, `印机`. */
export function pairsOf(run: string): string[] {
  const characters = [...run]
  return characters.slice(1).map((character, i) => (characters[i] ?? '') + character)
}

/** A tsquery for any of the tokens, each quoted, so that no text can be an operator. */
export const anyOf = (tokens: readonly string[]): string => tokens.map(quote).join(' | ')

const quote = (token: string) => `'${token.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
