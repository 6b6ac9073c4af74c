import { PlusOutlined } from '@ant-design/icons'
import type { RoutingRule, RoutingRules, Team } from '@yingda/server/domains/routing/contract'
import { Button } from 'antd'
import { useCallback, useState } from 'react'
import { Complaint } from '../../account/complaint.tsx'
import { useT } from '../../i18n/use-t.ts'
import { usePrefs } from '../../lib/prefs.ts'
import { Card } from '../parts/card.tsx'
import { Loading } from '../parts/loading.tsx'
import { useLoad } from '../use-load.ts'
import { routingApi } from './api.ts'
import { type Choices, loadChoices, noChoices } from './choices.ts'
import { moved, put, without } from './places.ts'
import { RuleDialog } from './rule-dialog.tsx'
import { RuleRow } from './rule-row.tsx'
import { useVersionedSave } from './use-versioned-save.ts'

export function RulesCard({ teams }: { teams: readonly Team[] }) {
  const { locale } = usePrefs()
  const rules = useLoad(routingApi.rules)
  const { data: choices = noChoices } = useLoad(useCallback(() => loadChoices(locale), [locale]))
  const t = useT()
  if (!rules.data) {
    return (
      <Card title={t('rules.title')} lead={t('rules.lead')}>
        <Loading of={rules} />
      </Card>
    )
  }
  return <Rules rules={rules.data} loading={rules.busy} teams={teams} choices={choices} reload={rules.reload} />
}

type Props = {
  rules: RoutingRules
  loading: boolean
  teams: readonly Team[]
  choices: Choices
  reload: () => void
}

/** Each change is stored at once, as the whole list with the version that it was read with. */
function Rules({ rules: { version, items }, loading, teams, choices, reload }: Props) {
  const t = useT()
  const [opened, open] = useState<number>()
  const { busy: storing, failure, save } = useVersionedSave(reload)
  // Until the list is read again its version is that of before.
  const busy = storing || loading
  const store = (changed: readonly RoutingRule[]) =>
    save(() => routingApi.changeRules({ version, items: [...changed] }))
  const chosen = opened === undefined ? undefined : items[opened]
  return (
    <Card
      title={t('rules.title')}
      lead={t('rules.lead')}
      extra={
        <Button icon={<PlusOutlined />} disabled={busy} data-testid="add-rule" onClick={() => open(items.length)}>
          {t('rules.add')}
        </Button>
      }
    >
      {items.length === 0 && <p className="admin-empty">{t('rules.none')}</p>}
      <ol className="admin-rows" aria-busy={busy} data-testid="rules">
        {items.map((rule, place) => (
          <RuleRow
            // biome-ignore lint/suspicious/noArrayIndexKey: its place is all the name that a rule has
            key={place}
            rule={rule}
            teams={teams}
            choices={choices}
            busy={busy}
            onOpen={() => open(place)}
            onRemove={() => store(without(items, place))}
            {...(place > 0 && { onUp: () => store(moved(items, place, -1)) })}
            {...(place < items.length - 1 && { onDown: () => store(moved(items, place, 1)) })}
          />
        ))}
      </ol>
      <Complaint failure={failure} />
      {opened !== undefined && (
        <RuleDialog
          {...(chosen && { rule: chosen })}
          teams={teams}
          choices={choices}
          onClose={() => open(undefined)}
          onDone={(rule) => {
            open(undefined)
            void store(put(items, opened, rule))
          }}
        />
      )}
    </Card>
  )
}
