import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'
import { createOutline, type Parsed } from './section.ts'

interface Node {
  readonly type: string
  readonly value?: string | undefined
  readonly alt?: string | null | undefined
  readonly depth?: number | undefined
  readonly children?: readonly Node[] | undefined
}

export function parseMarkdown(text: string): Parsed {
  const outline = createOutline()
  const root: Node = fromMarkdown(withoutFrontMatter(text), {
    extensions: [gfm()],
    mdastExtensions: [gfmFromMarkdown()],
  })
  let title: string | undefined
  const read = (nodes: readonly Node[]): void => {
    for (const node of nodes) {
      if (node.type === 'heading') {
        const said = textOf(node)
        title ??= said
        outline.heading(node.depth ?? 1, said)
      } else if (containers.has(node.type)) read(node.children ?? [])
      else if (node.type === 'tableRow') outline.paragraph((node.children ?? []).map(textOf).join(' | '))
      else if (node.type !== 'html') for (const line of textOf(node).split('\n')) outline.paragraph(line)
    }
  }
  read(root.children ?? [])
  return { ...(title && { title }), sections: outline.end() }
}

const containers = new Set(['blockquote', 'list', 'listItem', 'table', 'footnoteDefinition'])
const withoutFrontMatter = (text: string) => text.replace(/^\uFEFF?---\r?\n[\s\S]{0,10000}?\r?\n---\r?\n/, '')

/** The words of a node and of all below it; raw HTML says nothing. */
function textOf({ type, value, alt, children }: Node): string {
  if (type === 'html') return ''
  if (type === 'break') return '\n'
  return value ?? alt ?? (children ?? []).map(textOf).join('')
}
