/** @jsxImportSource preact */
import { useMemo, useRef } from 'preact/hooks'
import { draw } from './draw.tsx'
import { type Block, type Reading, readBlocks } from './read-blocks.ts'

/** Markdown of the bot, also while it is still being written: settled blocks are neither parsed nor drawn again. */
export function Markdown({ text }: { text: string }) {
  const reading = useRef<Reading>()
  reading.current = readBlocks(text, reading.current)
  const { blocks, definitions } = reading.current
  return (
    <div class="md">
      {blocks.map((block) => (
        <BlockView key={block.at} block={block} definitions={definitions} />
      ))}
    </div>
  )
}

function BlockView({ block, definitions }: { block: Block; definitions: Reading['definitions'] }) {
  return useMemo(() => <>{draw(block.node, { source: block.source, definitions })}</>, [block, definitions])
}
