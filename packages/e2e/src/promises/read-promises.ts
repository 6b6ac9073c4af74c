/** One row of `docs/coverage.md`. */
export interface KeptPromise {
  readonly promise: string
  /** From the root of the repository. */
  readonly file: string
  /** The title of the test; before it, if there are any, the groups it stands in: `group › title`. */
  readonly test: string
}

/** Rows of every table of the document; the heads of the tables are left out. */
export const readPromises = (markdown: string): KeptPromise[] =>
  markdown
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map(cellsOf)
    .filter(([first]) => first !== 'promise' && !/^-+$/.test(first ?? ''))
    .map(([promise = '', file = '', test = '']) => ({ promise, file, test }))

/** A bar inside a cell is written `\|`. */
const cellsOf = (line: string): string[] =>
  line
    .split(/(?<!\\)\|/)
    .slice(1, -1)
    .map((cell) => cell.trim().replaceAll('\\|', '|'))
