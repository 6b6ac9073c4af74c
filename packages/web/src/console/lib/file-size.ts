const units = ['B', 'KB', 'MB'] as const

/** `640 B`, `12 KB`, `3.4 MB`. */
export function fileSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} ${units[0]}`
  const kilobytes = bytes / 1024
  if (kilobytes < 1024) return `${Math.round(kilobytes)} ${units[1]}`
  return `${(kilobytes / 1024).toFixed(1)} ${units[2]}`
}
