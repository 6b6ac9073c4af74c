import { createOutline, type Parsed } from './section.ts'

/** `第三章 售后`, `二、退款`, `2.1 时限`: short, numbered and without an end. */
const headings: readonly (readonly [RegExp, level: number])[] = [
  [/^第[一二三四五六七八九十百\d]{1,4}[章节篇部]/, 1],
  [/^[一二三四五六七八九十]{1,3}、/, 2],
  [/^[（(][一二三四五六七八九十]{1,3}[）)]/, 3],
  [/^\d{1,2}(\.\d{1,2}){1,3}[\s、.]/, 3],
]
const headingChars = 40

export function parseText(text: string): Parsed {
  const outline = createOutline()
  for (const line of text.split(/\r\n|\n|\r|\f/)) {
    const trimmed = line.trim()
    const level =
      trimmed.length <= headingChars && !/[。！？；，：.!?;,:]$/.test(trimmed) ? levelOf(trimmed) : undefined
    if (level) outline.heading(level, trimmed)
    else outline.paragraph(trimmed)
  }
  return { sections: outline.end() }
}

const levelOf = (line: string): number | undefined => headings.find(([pattern]) => pattern.test(line))?.[1]

/** UTF-8, or what Chinese systems wrote before: no file says which. */
export function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
