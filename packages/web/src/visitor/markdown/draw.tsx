/** @jsxImportSource preact */
import type { Link as LinkNode, Nodes, Parents } from 'mdast'
import type { ComponentChild } from 'preact'
import { CodeBlock } from './code-block.tsx'
import { Link } from './link.tsx'
import { parse } from './parse.ts'
import { Table } from './table.tsx'

export type Drawing = { source: string; definitions: ReadonlyMap<string, string> }

/** Deeper nesting than anybody writes is shown as it was typed: it would only exhaust the stack. */
const deepest = 24

/** One node of Markdown as elements. There is no way from a text to markup here: html is a text like any other. */
export function draw(node: Nodes, drawing: Drawing, depth = 0): ComponentChild {
  if (depth > deepest) return typed(node, drawing)
  const inside = () => ('children' in node ? children(node, drawing, depth) : null)
  switch (node.type) {
    case 'paragraph':
      return <p>{inside()}</p>
    case 'heading':
      return <p class={`md-heading md-heading-${node.depth}`}>{inside()}</p>
    case 'blockquote':
      return <blockquote>{inside()}</blockquote>
    case 'list':
      return node.ordered ? <ol start={node.start ?? 1}>{inside()}</ol> : <ul>{inside()}</ul>
    case 'listItem':
      return <li class={isTask(node.checked) ? 'md-task' : ''}>{[box(node.checked), inside()]}</li>
    case 'code':
      return <CodeBlock code={node.value} language={node.lang ?? ''} />
    case 'thematicBreak':
      return <hr />
    case 'table':
      return <Table node={node} draw={(cell) => children(cell, drawing, depth + 1)} />
    case 'html':
      return depth === 0 ? <p>{node.value}</p> : node.value
    case 'definition':
    case 'yaml':
      return null
    case 'footnoteDefinition':
      return <div class="md-footnote">{[`[${node.label ?? node.identifier}] `, inside()]}</div>
    default:
      return phrase(node, drawing, depth, inside)
  }
}

function phrase(node: Nodes, drawing: Drawing, depth: number, inside: () => ComponentChild): ComponentChild {
  const { definitions } = drawing
  switch (node.type) {
    case 'text':
      return node.value
    case 'emphasis':
      return <em>{inside()}</em>
    case 'strong':
      return <strong>{inside()}</strong>
    case 'delete':
      return <del>{inside()}</del>
    case 'inlineCode':
      return <code>{node.value}</code>
    case 'break':
      return <br />
    case 'link':
      return link(node, drawing, depth, inside)
    case 'linkReference':
      return (
        <Link address={definitions.get(node.identifier) ?? ''} text={words(node)}>
          {inside()}
        </Link>
      )
    case 'image':
      return <Link address={node.url} text={node.alt ?? ''} isPicture />
    case 'imageReference':
      return <Link address={definitions.get(node.identifier) ?? ''} text={node.alt ?? ''} isPicture />
    case 'footnoteReference':
      return <sup>{`[${node.label ?? node.identifier}]`}</sup>
    default:
      return inside()
  }
}

const children = (node: Parents, drawing: Drawing, depth: number): ComponentChild =>
  node.children.map((child) => draw(child, drawing, depth + 1))

function typed({ position }: Nodes, { source }: Drawing): string {
  return source.slice(position?.start.offset ?? 0, position?.end.offset ?? source.length)
}

const isTask = (checked: boolean | null | undefined): checked is boolean => typeof checked === 'boolean'
const box = (checked: boolean | null | undefined): ComponentChild =>
  isTask(checked) ? <span class="md-box">{checked ? '☑ ' : '☐ '}</span> : null

/** In a sentence without spaces, GFM takes the Chinese that follows an address for a part of it. */
const endOfAddress = /[，。；：！？、（）【】《》「」“”‘’]/

function link(node: LinkNode, drawing: Drawing, depth: number, inside: () => ComponentChild): ComponentChild {
  const text = words(node)
  const end = node.url.endsWith(text) ? text.search(endOfAddress) : -1
  if (end <= 0) {
    return (
      <Link address={node.url} text={text}>
        {inside()}
      </Link>
    )
  }
  const source = text.slice(end)
  const [rest] = parse(source).children
  return (
    <>
      <Link address={node.url.slice(0, node.url.length - source.length)} text={text.slice(0, end)} />
      {rest?.type === 'paragraph' ? children(rest, { ...drawing, source }, depth) : source}
    </>
  )
}

/** The plain words of a link, to see whether they name its host. */
function words(node: Nodes): string {
  if ('value' in node) return node.value
  return 'children' in node ? node.children.map(words).join('') : ''
}
