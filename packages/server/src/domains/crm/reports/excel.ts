import type { Row } from 'write-excel-file/node'
import { safeText } from '../../../platform/csv.ts'

type Value = string | number | undefined

export const excelType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** A workbook of one sheet. A text that a spreadsheet would run, here or saved as something else, is made harmless. */
export async function toExcel([heading = [], ...rows]: readonly (readonly Value[])[]): Promise<Buffer> {
  // Loaded when somebody asks for one: a desk that starts after a kill does not wait for it.
  const { default: writeXlsxFile } = await import('write-excel-file/node')
  return writeXlsxFile([
    heading.map((value) => ({ value: String(value ?? ''), type: String, fontWeight: 'bold' })),
    ...rows.map((row): Row => row.map(cell)),
  ]).toBuffer()
}

function cell(value: Value): Row[number] {
  if (value === undefined) return null
  return typeof value === 'number' ? { value, type: Number } : { value: safeText(value), type: String }
}
