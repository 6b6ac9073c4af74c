import { BadInput } from '../../http/bad-input.ts'

/** Names of extra XML children; a value may be any text, a name may not. */
export function checkXmlNames(fields: Record<string, string> | undefined): Record<string, string> {
  const bad = Object.keys(fields ?? {}).find((name) => !/^[A-Za-z_][A-Za-z0-9_]{0,63}$/.test(name))
  if (bad !== undefined) throw new BadInput('The names in "fields" must be XML names such as PicUrl or MediaId.')
  return fields ?? {}
}
