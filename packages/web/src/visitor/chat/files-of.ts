/** What the desk takes at most. */
export const biggestFileBytes = 20 * 1024 * 1024

/** Files that are dropped or pasted. */
export function filesOf(data: DataTransfer | null): File[] {
  return [...(data?.files ?? [])]
}
