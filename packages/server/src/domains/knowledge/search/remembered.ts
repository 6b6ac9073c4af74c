const most = 50_000

/** What is asked of the same words again and again is worked out once; the memory is emptied before it grows large. */
export function remembered<T>(work: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>()
  return (text) => {
    const had = known.get(text)
    if (had !== undefined) return had
    if (known.size >= most) known.clear()
    const made = work(text)
    known.set(text, made)
    return made
  }
}
