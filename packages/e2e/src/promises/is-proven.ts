/** A journey is a test in the browser. */
const proofs = ['test', 'journey']

/** Is there a test of this title in the source, and a group of every name before it? Titles of templates stand as written. */
export function isProven(source: string, test: string): boolean {
  const [title = '', ...groups] = test.split(' › ').reverse()
  return (
    title !== '' &&
    proofs.some((proof) => hasCall(source, proof, title)) &&
    groups.every((group) => hasCall(source, 'describe', group))
  )
}

/** A test that is skipped, or only planned, proves nothing: `test(…)`, `test.each(…)(…)` and its typed form count. */
function hasCall(source: string, name: string, title: string): boolean {
  const literal = new RegExp(`(['"\`])${escaped(title)}\\1\\s*,`, 'g')
  return [...source.matchAll(literal)].some(({ index }) => callBefore(source.slice(0, index)) === name)
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll("'", "\\\\?'")

/** Of which call, with what modifiers, the text ends where its name of a test begins. */
function callBefore(text: string): string | undefined {
  if (!/\b(?:test|journey|describe)\(\s*$|\)\(\s*$/.test(text)) return undefined
  const [name, modifiers] = [...text.matchAll(/^ *(test|journey|describe)([.\w]*)[(<`]/gm)].at(-1)?.slice(1) ?? []
  return modifiers === '' || modifiers === '.each' ? name : undefined
}
