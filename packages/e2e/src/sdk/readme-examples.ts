import { readFile } from 'node:fs/promises'

export interface ReadmeExample {
  /** The heading it stands under. */
  readonly heading: string
  readonly program: string
  readonly prints: string
}

const section = /^## (?<heading>.+)$/
const block = /^```(?<language>\w+)\n(?<text>.*?)^```$/gms

/** The programs of a README: every `js` block, and the `text` block right after it that says what it prints. */
export async function readExamples(file: string | URL): Promise<ReadmeExample[]> {
  const parts = (await readFile(file, 'utf8')).split(/^(?=## )/m)
  return parts.flatMap((part) => examplesOf(section.exec(part.split('\n')[0] ?? '')?.groups?.heading ?? '', part))
}

function examplesOf(heading: string, part: string): ReadmeExample[] {
  const blocks = [...part.matchAll(block)].map(({ groups }) => ({
    language: groups?.language,
    text: groups?.text ?? '',
  }))
  return blocks.flatMap(({ language, text }, index) => {
    if (language !== 'js') return []
    const next = blocks[index + 1]
    if (next?.language !== 'text') throw new Error(`The example under "${heading}" does not say what it prints.`)
    return [{ heading, program: text, prints: next.text }]
  })
}
