/** Tells spreadsheets that what follows is UTF-8. */
export const csvMark = '\uFEFF'

/**
 * RFC 4180, with the mark that tells spreadsheets that it is UTF-8. A cell that a spreadsheet would run as a formula
 * begins with an apostrophe instead (https://owasp.org/www-community/attacks/CSV_Injection).
 */
export const toCsv = (rows: readonly (readonly (string | number | undefined)[])[]): string => csvMark + csvRows(rows)

/** The same for some rows of many, which are written as they are read. */
export const csvRows = (rows: readonly (readonly (string | number | undefined)[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('')

const formula = /^[=+\-@\t\r]/
const needsQuotes = /[",\r\n]/

function cell(value: string | number | undefined): string {
  // A number is no formula, also when it is below zero.
  if (typeof value !== 'string') return value === undefined ? '' : String(value)
  const safe = safeText(value)
  return needsQuotes.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

/** A text that no spreadsheet runs, wherever it is saved to next. */
export const safeText = (value: string): string => (formula.test(value) ? `'${value}` : value)
