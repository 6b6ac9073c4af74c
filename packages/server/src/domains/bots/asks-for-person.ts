const keywords = [
  '转人工',
  '人工客服',
  '找人工',
  '真人客服',
  '人工服务',
  '人工坐席',
  '转接人工',
  '转客服',
  '投诉',
  'human agent',
  'real person',
]
const whole = ['人工', '真人', 'human', 'agent', '0']
/** A no close before the phrase; 别 alone, not as part of 特别, 分别, 区别 and the like. */
const negated = /(不要|不用|不想|不必|不需要|没说|无需|(?<![特分个区级类差])别)[^，。,.!！?？：:；;]{0,6}$/
const negatedEnglish = /\b(don't|do not|doesn't|no need|not)\b[^,.!?;:]{0,30}$/

/**
 * Does the customer ask for a person? Phrases anywhere in the text, single words only when they stand alone. `words`: the
 * phrases of the bot's owner besides.
 */
export function asksForPerson(text: string, words: readonly string[] = []): boolean {
  const plain = plainOf(text)
  if (whole.includes(plain.replace(/[!！?？.。,，~]+$/g, ''))) return true
  return [...keywords, ...words.map(plainOf)].some((keyword) =>
    placesOf(keyword, plain).some((at) => !saysNo(plain.slice(0, at))),
  )
}

const plainOf = (text: string) => text.normalize('NFKC').toLowerCase().replaceAll('’', "'").replace(/\s+/g, ' ').trim()

const saysNo = (before: string) => negated.test(before) || negatedEnglish.test(before)

function placesOf(keyword: string, text: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(keyword); at >= 0; at = text.indexOf(keyword, at + 1)) places.push(at)
  return places
}
