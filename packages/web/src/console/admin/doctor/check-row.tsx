import { CheckCircleFilled, CloseCircleFilled, ExclamationCircleFilled } from '@ant-design/icons'
import type { DoctorCheck, DoctorState } from '@yingda/server/domains/doctor/contract'
import type { ComponentType } from 'react'
import { useT } from '../../i18n/use-t.ts'
import { usePrefs } from '../../lib/prefs.ts'

const icons: Record<DoctorState, ComponentType> = {
  ok: CheckCircleFilled,
  warning: ExclamationCircleFilled,
  failed: CloseCircleFilled,
}

export function CheckRow({ check }: { check: DoctorCheck }) {
  const t = useT()
  const language = usePrefs().locale === 'en' ? 'en' : 'zh'
  const Icon = icons[check.state]
  return (
    <li className="doctor-check" data-state={check.state} data-testid={`check-${check.id}`}>
      <span className="doctor-icon" role="img" aria-label={t(`doctor.state.${check.state}`)}>
        <Icon />
      </span>
      <h2>{check.name[language]}</h2>
      <p>{check.found[language]}</p>
      {check.remedy && (
        <p className="doctor-remedy">
          <b>{t('doctor.remedy')}</b> {check.remedy[language]}
        </p>
      )}
    </li>
  )
}
