/** Marks between the texts of a list, and in place of one that is none. */
export const separator = '\u001f'
export const absent = '\u001e'

/** Neither mark occurs in text that people write; where one does, it is white space. PostgreSQL stores no NUL. */
export const storable = (value: string): string =>
  value.includes(separator) || value.includes(absent) || value.includes('\0')
    ? value.replaceAll(separator, ' ').replaceAll(absent, ' ').replaceAll('\0', '')
    : value
