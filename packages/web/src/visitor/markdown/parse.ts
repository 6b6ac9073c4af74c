import type { Root } from 'mdast'
import { fromMarkdown } from 'mdast-util-from-markdown'
import { gfmFromMarkdown } from 'mdast-util-gfm'
import { gfm } from 'micromark-extension-gfm'

const options = { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] }

export function parse(source: string): Root {
  try {
    return fromMarkdown(source, options)
  } catch {
    // @NOTE what the parser cannot take (nesting beyond its stack) is still text that somebody wants to read
    return { type: 'root', children: [{ type: 'paragraph', children: [{ type: 'text', value: source }] }] }
  }
}
