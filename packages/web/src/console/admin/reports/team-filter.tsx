import { Select } from 'antd'
import { useMay } from '../../auth/roles.ts'
import { useT } from '../../i18n/use-t.ts'
import { routingApi } from '../routing/api.ts'
import { useLoad } from '../use-load.ts'

type Props = { team: string | undefined; onTeam: (team: string | undefined) => void }

/** Sessions of one team alone. Whoever reads reports need not be allowed to read teams, and then has no choice. */
export function TeamFilter(props: Props) {
  return useMay('sessions.serve') ? <Choice {...props} /> : null
}

function Choice({ team, onTeam }: Props) {
  const t = useT()
  const { data = [] } = useLoad(routingApi.teams)
  if (data.length === 0) return null
  return (
    <Select
      allowClear
      value={team ?? null}
      placeholder={t('report.team')}
      aria-label={t('report.team')}
      data-testid="report-team"
      options={data.map(({ teamId, name }) => ({ value: teamId, label: name }))}
      onChange={(value) => onTeam(value ?? undefined)}
    />
  )
}
