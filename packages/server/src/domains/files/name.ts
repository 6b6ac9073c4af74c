const longest = 120

/** A file's name as people may see and save it: no folders, no control or direction characters, not too long. */
export function cleanName(given: string | undefined): string | undefined {
  const last = (given ?? '').toWellFormed().split(/[/\\]/).at(-1) ?? ''
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  const name = last.replace(/[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069]/g, '').trim()
  if (name === '' || /^\.+$/.test(name)) return undefined
  return shorten(name)
}

/** Keeps the ending, which says what it is. */
function shorten(name: string): string {
  const letters = [...name]
  if (letters.length <= longest) return name
  const dot = name.lastIndexOf('.')
  const ending = dot > 0 ? [...name.slice(dot)] : []
  if (ending.length > 16) return letters.slice(0, longest).join('')
  return letters.slice(0, longest - ending.length).join('') + ending.join('')
}

const endings = new Map([
  ['image/png', 'png'],
  ['image/jpeg', 'jpg'],
  ['image/gif', 'gif'],
  ['image/webp', 'webp'],
  ['audio/amr', 'amr'],
  ['audio/mpeg', 'mp3'],
  ['video/mp4', 'mp4'],
  ['application/pdf', 'pdf'],
])

/** For a file that came without one. */
export const nameFor = (kind: string, mime: string): string => `${kind}.${endings.get(mime) ?? 'bin'}`
