/**
 * A phone number as one writing of it: digits, with a + where a country was named. Numbers of the mainland lose theirs,
 * so that a customer is found however the number was typed. Undefined for what is none.
 */
export function parsePhone(text: string): string | undefined {
  const bare = text.replaceAll(/[\s\-()（）.]/g, '').replace(/^00/, '+')
  const [, mainland] = /^(?:\+?86)?(1[3-9]\d{9})$/.exec(bare) ?? []
  if (mainland) return mainland
  return /^\+?\d{5,20}$/.test(bare) ? bare : undefined
}

/** Enough to recognise it, too little to call it. */
export const maskPhone = (phone: string): string => `****${phone.slice(-4)}`
