type Person = { user_id: string; name: string }

/** Who is named with an @ before their name. Of two names that begin alike the longer one is meant. */
export function mentionedIn(text: string, people: readonly Person[]): string[] {
  const byLength = [...people].sort((a, b) => b.name.length - a.name.length)
  const found = new Set<string>()
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    const named = byLength.find(({ name }) => text.startsWith(name, at + 1))
    if (named) found.add(named.user_id)
  }
  return [...found]
}
