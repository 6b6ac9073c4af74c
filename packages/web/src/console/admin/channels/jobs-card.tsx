import { ReloadOutlined } from '@ant-design/icons'
import type { JobInfo } from '@yingda/server/domains/jobs/contract'
import { Button } from 'antd'
import { wordOf } from '../../i18n/translate.ts'
import { useT } from '../../i18n/use-t.ts'
import { fullTime } from '../../lib/time.ts'
import { Card } from '../parts/card.tsx'
import { Loading } from '../parts/loading.tsx'
import { useLoad } from '../use-load.ts'
import { channelsApi } from './api.ts'

export function JobsCard() {
  const t = useT()
  const jobs = useLoad(channelsApi.jobs)
  return (
    <Card
      title={t('jobs.title')}
      lead={t('jobs.lead')}
      extra={
        <Button icon={<ReloadOutlined />} loading={jobs.busy} aria-label={t('jobs.reload')} onClick={jobs.reload} />
      }
    >
      {!jobs.data && <Loading of={jobs} />}
      <ul className="admin-rows" data-testid="jobs">
        {jobs.data?.map((job) => (
          <Row key={job.id} job={job} />
        ))}
      </ul>
    </Card>
  )
}

function Row({ job: { id, state, waiting, failing, oldestAt, detail } }: { job: JobInfo }) {
  const t = useT()
  return (
    <li className="job-row" data-testid="job-row" data-state={state}>
      <span>{wordOf(t, 'jobs.of', id, id)}</span>
      <strong data-state={state}>{t(`jobs.state.${state}`)}</strong>
      <span className="job-facts">
        {waiting > 0 && t('jobs.waiting', { count: waiting })}
        {failing > 0 && ` · ${t('jobs.failing', { count: failing })}`}
        {oldestAt && <small>{t('jobs.oldest', { time: fullTime(Date.parse(oldestAt)) })}</small>}
        {detail && <small>{detail}</small>}
      </span>
    </li>
  )
}
