import { Parser } from 'htmlparser2'
import { createOutline, type Parsed } from './section.ts'

const skipped = new Set(
  'script style noscript template svg math nav footer aside form button select iframe object canvas head'.split(' '),
)
const blocks = new Set(
  'p div section article main header li ul ol dl dt dd table tr blockquote pre figure figcaption address br hr details summary h1 h2 h3 h4 h5 h6'.split(
    ' ',
  ),
)

/** What a page says, without what it does and how one moves through it. Read as a stream: no tree is built. */
export function parseHtml(html: string): Parsed {
  const outline = createOutline()
  let title = ''
  let text = ''
  let level = 0
  let inTitle = false
  /** Open elements that are skipped; a count, for some are nested. */
  let silent = 0
  const finish = () => {
    if (level > 0) outline.heading(level, text)
    else outline.paragraph(text)
    text = ''
  }
  const parser = new Parser(
    {
      onopentagname(name) {
        if (name === 'title' && !title) inTitle = true
        if (skipped.has(name)) silent += 1
        if (!blocks.has(name)) return
        finish()
        level = levelOf(name)
      },
      ontext(words) {
        if (inTitle) title += words
        else if (silent === 0) text += words
      },
      onclosetag(name) {
        if (name === 'title') inTitle = false
        if (skipped.has(name)) silent = Math.max(0, silent - 1)
        if (name === 'td' || name === 'th') text += ' | '
        if (!blocks.has(name)) return
        finish()
        level = 0
      },
    },
    { decodeEntities: true, lowerCaseTags: true },
  )
  parser.write(html)
  parser.end()
  finish()
  const named = title.replaceAll(/\s+/g, ' ').trim().slice(0, 200)
  return { ...(named && { title: named }), sections: outline.end() }
}

const levelOf = (name: string): number => Number(/^h([1-6])$/.exec(name)?.[1] ?? 0)
