import { jieba } from './rarity.ts'
import { remembered } from './remembered.ts'
import { oneWordEach } from './same-words.ts'
import { soundPairs } from './sound.ts'

/** Ways to ask and to be polite: they stand in every question and tell nothing of what it is about. */
const phrases =
  /请问|怎么样|怎么|怎样|如何|咋样|咋|为什么|为啥|什么时候|什么|是啥|多久|多少钱?|多长时间|几[个次天年号点倍]|哪里|哪儿|在哪|谢谢|麻烦|可以|能不能|是不是|有没有|还没|不了/g

const empty = new Set(
  (
    '的 了 吗 呢 啊 呀 吧 么 呗 是 我 你 您 他 她 它 们 在 有 和 与 或 就 都 也 还 要 会 能 请 哪 个 些 这 那 这个 那个 一个 一下 不 没 没有 ' +
    '我们 你们 咱 咱们 你好 您好 亲 哦 哈 嗯 喂 很 太 好 真 又 再 才 刚 已经 一直 总是 老是 特别 非常 还是 但是 因为 所以 如果 ' +
    '然后 以后 之后 现在 给 把 被 让 从 到 用 得 着 过 想 办 弄 搞 做 那么 这么 这样 那样 一点 一些 有点 有些 出来 起来 上去 下来 ' +
    '里面 上面 一共 到底 究竟 突然 刚刚 刚才 赶紧 尽快 马上 立刻 急 着急 帮 帮我 帮忙 需要 想要 要求 打算 准备 东西 事 事情 情况 问题 ' +
    '时候 今天 昨天 前天 明天 后天 上周 上个月 这个月 最近 之前 以前 本来 好像 似乎 感觉 觉得 以为 知道 不知道 告诉 说 讲 问 问问 问下 ' +
    '只 只能 才能 应该 必须 不能 不会 不用 不要 不想 不了 不到 不上 别 其他 其它 另外 别人 大家 人家 自己 老 总 全 全部 所有 每 每次 啥 咋办 怎么回事 回事 看看 看下 来 去 ' +
    'a an and are at be can could do does did for from get have help hi how i if in is it its me my need of on or our ' +
    'please s should so t thank thanks that the there this to was we what when where which why will with would you your'
  ).split(' '),
)

/** A full-width `ＶＰＮ`, a `vpn` and a `VPN` are one; so are `Wi-Fi` and `wifi`, `V P N` and `vpn`, `会 议 室` and `会议室`. */
export const normal = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(?<=[a-z])-(?=[a-z])/g, '')
    .replace(/(?<=\b[a-z])\s+(?=[a-z]\b)/g, '')
    .replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '')

/** What both entries and questions are cut from: one spelling, one word for each thing, and no ways to ask. */
export const plain = (text: string): string => oneWordEach(normal(text).replace(parted, '$1$2')).replace(phrases, ' ')

/** A verb and what is done with it, with something small between: 退了货, 开张发票, 签个合同. */
const parted =
  /([退换发收付签开订买扣寄交改取])(?:了|过|个|张|一下|一张|一个|份|一份|完)(货|款|钱|票|发票|单|合同|账|件|会议室)/g

export const isHan = (text: string): boolean => /\p{Script=Han}/u.test(text)

/** PostgreSQL refuses lexemes over 2 KB; no word comes near. */
const longest = 64
const tells = (word: string) => /[\p{L}\p{N}]/u.test(word) && word.length <= longest && !empty.has(word)

const unique = (tokens: readonly string[]) => [...new Set(tokens)]

/** What a text is about, word by word, none within another: for weighing. */
export const termsOf = (text: string): string[] => unique(jieba.cut(plain(text), false).filter(tells))

/** The shorter words that a long one is made of: 改名字 is 改名 and 名字. */
export const wordsInside = remembered((term: string): readonly string[] =>
  term.length < 3 || !isHan(term) ? [] : jieba.cutForSearch(term, false).filter((word) => word !== term),
)

/** The words of a text and the shorter words inside them: for finding. */
export const wordsOf = (text: string): string[] => unique(jieba.cutForSearch(plain(text), false).filter(tells))

/** Characters, pairs of neighbouring ones, latin words and their pairs, and pairs of sounds: finds what no dictionary cuts right. */
export const gramsOf = (text: string): string[] =>
  unique([
    ...runsOf(plain(text)).flatMap((run) => (isHan(run) ? pairsOf(run) : [run, ...pairsOf(run)])),
    ...termsOf(text).flatMap((term) => [...term].filter(isHan)),
    ...soundPairs(normal(text)),
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

export const allOf = (tokens: readonly string[]): string => tokens.map(quote).join(' & ')

/** A lexeme as PostgreSQL reads it, whatever is in it. */
export const quote = (token: string): string => `'${token.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
