import { translator, wordOf } from '../../i18n/translate.ts'

const zh = translator('zh-CN')

/**
 * What a message of another kind says beyond its kind. The server writes the kind in front, `[位置] 人民广场`; brackets that
 * are part of a name, `[2026] 报表.xlsx`, stay.
 */
export function wordsBeyondKind(msgType: string, content: string): string {
  const [, inside = '', rest = ''] = /^[[【]([^\]】]*)[\]】]\s*(.*)$/s.exec(content.trim()) ?? []
  const kind = wordOf(zh, 'kind', msgType, '')
  if (inside !== '' && inside === kind) return rest
  if (kind !== '' && inside.startsWith(`${kind} `)) return `${inside.slice(kind.length)} ${rest}`.trim()
  return inside !== '' && rest === '' ? inside : content.trim()
}
