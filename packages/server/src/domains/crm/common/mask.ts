/** 138****8000: enough to tell one from another. What is too short to hide anything is hidden whole. */
export function maskNumber(number: string): string {
  if (number.length < 7) return '****'
  return `${number.slice(0, number.length >= 11 ? 3 : 0)}****${number.slice(-4)}`
}
