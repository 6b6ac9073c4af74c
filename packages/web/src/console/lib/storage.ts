/** A browser may refuse storage (private windows, policy, a full quota); then this page remembers for itself. */
export type Memory = { read(key: string): string | undefined; write(key: string, value: string | undefined): void }

export function memory(storage: () => Storage): Memory {
  const own = new Map<string, string>()
  return {
    read: (key) => attempt(() => storage().getItem(key)) ?? own.get(key),
    write: (key, value) => {
      own.delete(key)
      attempt(() => storage().removeItem(key))
      if (value === undefined) return
      const kept = attempt(() => {
        storage().setItem(key, value)
        return true
      })
      if (!kept) own.set(key, value)
    },
  }
}

/** Of this tab: two tabs can be two people. */
export const tabMemory = memory(() => sessionStorage)
/** Of this browser: taste, nothing personal. */
export const browserMemory = memory(() => localStorage)

function attempt<T>(run: () => T): T | undefined {
  try {
    return run()
  } catch {
    return undefined // @NOTE see above: no storage is a state to work in, not a fault
  }
}
