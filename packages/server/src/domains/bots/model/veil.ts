/** What models write for themselves: thoughts, and calls of tools by those that have no other way to make them. */
const tags = ['think', 'thinking', 'tool_call', 'tool_response']
const marks = tags.flatMap((tag) => [`<${tag}>`, `</${tag}>`])
const mark = new RegExp(marks.join('|'), 'i')
const longestMark = Math.max(...marks.map(({ length }) => length))

export interface Veil {
  /** What of it may be shown now; the rest is hidden, or waits for what follows. */
  push(chunk: string): string
  /** What still may be shown when nothing follows. */
  end(): string
  /** All that is the answer. */
  text(): string
  /** A thought was closed that had never been opened: what came before it was one. */
  thoughtAloud(): boolean
}

/**
 * Lets through what is for the reader, without blanks before and after it. `held`: it is known to begin with a thought
 * that is not opened, so nothing is shown before that ends.
 */
export function createVeil(held = false): Veil {
  let answer = ''
  let blanks = ''
  /** May become a mark with what follows. */
  let pending = ''
  let hiddenUntil = ''
  let isHeld = held
  let heldText = ''
  let isAloud = false

  function show(text: string): string {
    const all = answer === '' ? (blanks + text).trimStart() : blanks + text
    const shown = all.trimEnd()
    blanks = all.slice(shown.length)
    answer += shown
    return shown
  }

  function take(text: string): string {
    if (hiddenUntil !== '') return ''
    if (!isHeld) return show(text)
    heldText += text
    return ''
  }

  /** What may be shown of what was there before the mark, given what had been shown of it already. */
  function pass(found: string, shown: string): string {
    if (hiddenUntil !== '') {
      if (found === hiddenUntil) hiddenUntil = ''
      return shown
    }
    if (!found.startsWith('</')) {
      const released = release()
      hiddenUntil = `</${found.slice(1)}`
      return shown + released
    }
    if (!found.startsWith('</think')) return shown
    isAloud = true
    isHeld = false
    heldText = ''
    answer = ''
    blanks = ''
    return ''
  }

  function release(): string {
    const text = heldText
    isHeld = false
    heldText = ''
    return show(text)
  }

  return {
    push(chunk) {
      if (pending === '' && !chunk.includes('<')) return take(chunk)
      let rest = pending + chunk
      let shown = ''
      for (let found = mark.exec(rest); found; found = mark.exec(rest)) {
        shown = pass(found[0].toLowerCase(), shown + take(rest.slice(0, found.index)))
        rest = rest.slice(found.index + found[0].length)
      }
      const cut = rest.length - maybeMark(rest)
      pending = rest.slice(cut)
      return shown + take(rest.slice(0, cut))
    },
    end() {
      const rest = pending
      pending = ''
      const shown = take(rest)
      return isHeld && hiddenUntil === '' ? shown + release() : shown
    },
    text: () => answer,
    thoughtAloud: () => isAloud,
  }
}

/** How many characters at the end may be the beginning of a mark. */
function maybeMark(text: string): number {
  const at = text.lastIndexOf('<')
  if (at < 0 || text.length - at >= longestMark) return 0
  const tail = text.slice(at).toLowerCase()
  return marks.some((one) => one.startsWith(tail)) ? tail.length : 0
}
