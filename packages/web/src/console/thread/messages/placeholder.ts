import { translator, wordOf } from '../../i18n/translate.ts'

const zh = translator('zh-CN')

/**
 * What a message of another kind says beyond its kind. The server writes the kind in front, `[位置] 人民广场`; brackets that
 * are part of a name, `[2026] 报表.xlsx`, stay.
 */
export function wordsBeyondKind(msgType: string, content: string): string {
  const [, inside = '', rest = ''] = /^[[【]([^\]】]*)[\]】]\s*(.*)$/s.exec(content.trim()) ?? []
  const saysKind = inside !== '' && inside === wordOf(zh, 'kind', msgType, '')
  if (saysKind) return rest
  return inside !== '' && rest === '' ? inside : content.trim()
}
