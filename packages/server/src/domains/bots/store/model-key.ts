import type { Sealer } from '../../../platform/sealed.ts'

const contextOf = (botId: string) => `bot ${botId} model key`

export const sealKey = (sealer: Sealer, botId: string, key: string): string => sealer.seal(key, contextOf(botId))

/** '' when there is none, or it was sealed under a key that the desk does not have any more. */
export function openKey(sealer: Sealer, botId: string, sealed: string | null): string {
  if (sealed === null) return ''
  try {
    return sealer.open(sealed, contextOf(botId)).text
  } catch {
    // @NOTE the model then refuses the question, and the entries answer; the owner enters the key again.
    return ''
  }
}
