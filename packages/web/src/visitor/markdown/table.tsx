/** @jsxImportSource preact */
import type { TableCell, Table as TableNode, TableRow } from 'mdast'
import type { ComponentChild } from 'preact'

const placeOf = ({ position }: TableCell | TableRow) => position?.start.offset

type Props = { node: TableNode; draw: (cell: TableCell) => ComponentChild }

/** A table wider than the screen scrolls by itself, so that the page does not; the keyboard reaches it. */
export function Table({ node, draw }: Props) {
  const [head, ...body] = node.children
  const side = (column: number) => (node.align?.[column] ? `md-${node.align[column]}` : '')
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable without a pointer
    <div class="md-scroll" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {head?.children.map((cell, column) => (
              <th key={placeOf(cell)} class={side(column)}>
                {draw(cell)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {body.map((row) => (
            <tr key={placeOf(row)}>
              {row.children.map((cell, column) => (
                <td key={placeOf(cell)} class={side(column)}>
                  {draw(cell)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
