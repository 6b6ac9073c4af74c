import { browserMemory, tabMemory } from '../../console/lib/storage.ts'

const key = 'yingda.visitor.token'

/** The sign-in of this tab, or of this browser when the visitor asked for that. */
export const storedToken = (): string | undefined => tabMemory.read(key) ?? browserMemory.read(key)

export function keepToken(token: string, everywhere: boolean): void {
  forgetToken()
  const memory = everywhere ? browserMemory : tabMemory
  memory.write(key, token)
}

export function forgetToken(): void {
  tabMemory.write(key, undefined)
  browserMemory.write(key, undefined)
}
