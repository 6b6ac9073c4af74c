import { Fragment, isValidElement, type VNode } from 'preact'
import { CodeBlock } from '../markdown/code-block.tsx'
import { draw } from '../markdown/draw.tsx'
import { readBlocks } from '../markdown/read-blocks.ts'

export type Drawn = { name: string; attributes: Record<string, unknown>; inside: (Drawn | string)[] }

/** Markdown as elements, without a screen. */
export function drawn(text: string): (Drawn | string)[] {
  const { blocks, definitions } = readBlocks(text)
  return blocks.flatMap(({ node, source }) => elements(draw(node, { source, definitions })))
}

/** All elements of a drawing, whatever they stand in. */
export const allOf = (parts: readonly (Drawn | string)[]): Drawn[] =>
  parts.flatMap((part) => (typeof part === 'string' ? [] : [part, ...allOf(part.inside)]))

export const textOf = (parts: readonly (Drawn | string)[]): string =>
  parts.map((part) => (typeof part === 'string' ? part : textOf(part.inside))).join('')

function elements(child: unknown): (Drawn | string)[] {
  if (Array.isArray(child)) return child.flatMap(elements)
  if (typeof child === 'string' || typeof child === 'number') return [String(child)]
  return isValidElement(child) ? ofNode(child) : []
}

function ofNode({ type, props }: VNode): (Drawn | string)[] {
  const { children, ...attributes } = props
  if (type === Fragment) return elements(children)
  // It copies by a state of its own, and there is no screen here.
  if (type === CodeBlock) return [{ name: 'pre', attributes: {}, inside: [String(Reflect.get(props, 'code'))] }]
  if (typeof type === 'function') return elements(Reflect.apply(type, undefined, [props]))
  return [{ name: type, attributes: { ...attributes }, inside: elements(children) }]
}
