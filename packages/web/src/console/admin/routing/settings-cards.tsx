import type { RoutingSettings } from '@yingda/server/domains/routing/contract'
import { Button } from 'antd'
import { useState } from 'react'
import { Complaint } from '../../account/complaint.tsx'
import { useT } from '../../i18n/use-t.ts'
import { Card } from '../parts/card.tsx'
import { Loading } from '../parts/loading.tsx'
import { useLoad } from '../use-load.ts'
import { routingApi } from './api.ts'
import { HoursEditor } from './hours/hours-editor.tsx'
import { isWhole } from './hours/weekly.ts'
import { SettingsForm } from './settings-form.tsx'
import { useVersionedSave } from './use-versioned-save.ts'

export function SettingsCards() {
  const t = useT()
  const settings = useLoad(routingApi.settings)
  const { data, reload } = settings
  if (!data) {
    return (
      <Card title={t('routing.settings')}>
        <Loading of={settings} />
      </Card>
    )
  }
  return <Draft key={data.version} settings={data} reload={reload} />
}

/** Both cards are one record with one version: what is drafted in either is stored together. */
function Draft({ settings, reload }: { settings: RoutingSettings; reload: () => void }) {
  const t = useT()
  const [draft, setDraft] = useState(settings)
  const { busy, failure, save } = useVersionedSave(reload)
  const isChanged = draft !== settings
  return (
    <>
      <Card title={t('routing.settings')} lead={t('routing.settingsLead')}>
        <SettingsForm value={draft} onChange={setDraft} />
      </Card>
      <Card title={t('hours.title')} lead={t('hours.lead')}>
        <HoursEditor value={draft.hours} onChange={(hours) => setDraft({ ...draft, hours })} />
      </Card>
      <div className={isChanged ? 'routing-save waits' : 'routing-save'}>
        <Complaint failure={failure} />
        <Button disabled={!isChanged || busy} onClick={() => setDraft(settings)}>
          {t('routing.discard')}
        </Button>
        <Button
          type="primary"
          loading={busy}
          disabled={!isChanged || !isWhole(draft.hours)}
          data-testid="save-routing"
          onClick={() => void save(() => routingApi.changeSettings(draft))}
        >
          {t('routing.save')}
        </Button>
      </div>
    </>
  )
}
