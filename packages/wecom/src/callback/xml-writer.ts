import { toLegalText } from '../legal-text.ts'

/** A CDATA section that any XML reader turns back into the text. What XML cannot hold is dropped, see `toLegalText`. */
export function cdata(text: string): string {
  return `<![CDATA[${toLegalText(text).replaceAll(']]>', ']]]]><![CDATA[>')}]]>`
}
