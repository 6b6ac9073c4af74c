import type { AuditLine } from '@yingda/server/domains/audit/contract'
import { wordOf } from '../../i18n/translate.ts'
import { useT } from '../../i18n/use-t.ts'
import { fullTime } from '../../lib/time.ts'

export function AuditRow({ line }: { line: AuditLine }) {
  const t = useT()
  const { at, actorType, actorId, actorName, action, targetType, targetId, details, ip } = line
  const who = actorName ?? actorId ?? wordOf(t, 'audit.by', actorType, actorType)
  const target = [targetType && wordOf(t, 'audit.on', targetType, targetType), targetId].filter(Boolean).join(' ')
  const text = JSON.stringify(details, null, 2)
  return (
    <li className="audit-row" data-testid="audit-line" data-action={action}>
      <time dateTime={at}>{fullTime(Date.parse(at))}</time>
      <span className="audit-who">
        <strong>{who}</strong>
        <small>{[actorName && actorId, ip].filter(Boolean).join(' · ')}</small>
      </span>
      <span className="audit-what">
        <strong>{wordOf(t, 'audit.act', action, action)}</strong>
        <small>{target}</small>
        {text !== '{}' && text !== undefined && (
          <details>
            <summary>{t('audit.details')}</summary>
            <pre>{text}</pre>
          </details>
        )}
      </span>
    </li>
  )
}
