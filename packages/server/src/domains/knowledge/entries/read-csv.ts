/** Cells of RFC 4180, with either line end. An apostrophe that keeps a spreadsheet from running a cell is taken off again. */
export function readCsv(text: string): string[][] {
  const rows: string[][] = []
  let row: string[] = []
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|\n|\r|$)/gy
  const input = text.replace(/^\uFEFF/, '')
  while (cell.lastIndex < input.length) {
    const found = cell.exec(input)
    if (!found) return [...rows, row].filter(isFilled)
    const [, quoted, plain = '', end] = found
    row.push(unguarded(quoted?.replaceAll('""', '"') ?? plain))
    if (end === ',') {
      if (cell.lastIndex >= input.length) row.push('')
      continue
    }
    rows.push(row)
    row = []
  }
  return [...rows, row].filter(isFilled)
}

const isFilled = (row: readonly string[]) => row.some((cell) => cell.trim() !== '')
const unguarded = (cell: string) => cell.replace(/^'(?=[=+\-@\t\r])/, '')
