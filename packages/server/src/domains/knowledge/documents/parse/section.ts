/** A part of a document under one heading; its paragraphs are lines. */
export interface Section {
  readonly heading: string
  readonly text: string
}

export interface Parsed {
  readonly title?: string
  readonly sections: readonly Section[]
}

/** Collects paragraphs under the headings they stand below. */
export function createOutline() {
  const sections: Section[] = []
  const path: string[] = []
  let lines: string[] = []
  const finish = () => {
    if (lines.length > 0) sections.push({ heading: path.filter(Boolean).join(' › '), text: lines.join('\n') })
    lines = []
  }
  return {
    /** Level 1 is the highest. */
    heading(level: number, text: string): void {
      finish()
      path.length = Math.min(path.length, level - 1)
      path[level - 1] = oneLine(text)
    },
    paragraph(text: string): void {
      const line = oneLine(text)
      if (line) lines.push(line)
    },
    end(): Section[] {
      finish()
      return sections
    },
  }
}

const oneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()
