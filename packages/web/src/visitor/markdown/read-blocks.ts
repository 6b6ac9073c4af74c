import type { Definition, RootContent } from 'mdast'
import { parse } from './parse.ts'

export type Block = {
  /** Where the block begins in the text: its name between two readings. */
  readonly at: number
  readonly node: RootContent
  /** What `node.position` counts in. */
  readonly source: string
}

export type Reading = {
  readonly text: string
  readonly blocks: readonly Block[]
  readonly definitions: ReadonlyMap<string, string>
  /** Blocks before this place cannot change any more, whatever the text goes on with. */
  readonly settledTo: number
}

const nothing: Reading = { text: '', blocks: [], definitions: new Map(), settledTo: 0 }

/** Reads Markdown that grows: only what follows the last settled block is parsed again, settled blocks stay the same objects. */
export function readBlocks(text: string, before: Reading = nothing): Reading {
  if (text === before.text) return before
  const { blocks, definitions, settledTo } = text.startsWith(before.text) ? before : nothing
  const source = text.slice(settledTo)
  const found = parse(source).children.map((node) => ({ at: settledTo + startOf(node), node, source }))
  return {
    text,
    blocks: [...blocks.filter(({ at }) => at < settledTo), ...found],
    definitions: withDefinitions(definitions, found),
    settledTo: Math.max(settledTo, settledBefore(text, found.at(-1))),
  }
}

/**
 * Everything before the last block is settled once the last block has one whole line: a line that is still being written
 * ("2" that becomes "2. …") can yet join the block above.
 */
function settledBefore(text: string, last: Block | undefined): number {
  if (!last || !text.includes('\n', last.at)) return 0
  return text.lastIndexOf('\n', last.at - 1) + 1
}

function withDefinitions(known: Reading['definitions'], blocks: readonly Block[]): Reading['definitions'] {
  const added = blocks.map(({ node }) => node).filter((node): node is Definition => node.type === 'definition')
  return added.length === 0
    ? known
    : new Map([...known, ...added.map(({ identifier, url }) => [identifier, url] as const)])
}

const startOf = (node: RootContent): number => node.position?.start.offset ?? 0
