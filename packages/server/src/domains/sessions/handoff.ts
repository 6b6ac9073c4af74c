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
const negated = /(不要|不用|不需要|别|无需|don't|do not|no need)[^，。,.!！?？]{0,6}$/i

/** Does the customer ask for a person? Phrases anywhere in the text, single words only when they stand alone. */
export function asksForPerson(text: string): boolean {
  const plain = text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim()
  if (whole.includes(plain.replace(/[!！?？.。,，~]+$/g, ''))) return true
  return keywords.some((keyword) => {
    const at = plain.indexOf(keyword)
    return at >= 0 && !negated.test(plain.slice(0, at))
  })
}

export const missesBeforeHandoff = 3
