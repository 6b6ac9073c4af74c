import { SyncOutlined } from '@ant-design/icons'
import type { DirectoryRun, DirectorySyncProgress } from '@yingda/server/domains/directory/contract'
import { App, Button, Progress } from 'antd'
import { useState } from 'react'
import { failureSentence } from '../../i18n/translate.ts'
import { useT } from '../../i18n/use-t.ts'
import { fullTime } from '../../lib/time.ts'
import { percentOf } from './progress.ts'
import { type Sync, syncRunsCode } from './use-sync.ts'

type Props = { running: DirectorySyncProgress | undefined; newest: DirectoryRun | undefined; start: Sync['start'] }

export function SyncBar({ running, newest, start }: Props) {
  const t = useT()
  const { message } = App.useApp()
  const [asking, setAsking] = useState(false)
  const begin = async () => {
    setAsking(true)
    const failure = await start()
    setAsking(false)
    if (failure?.code === syncRunsCode) void message.info(t('directory.syncRuns'))
    else if (failure) void message.error(failureSentence(t, failure))
  }
  return (
    <div className="sync-bar">
      <div className="system-bar">
        <div>
          <strong>{t(running ? 'directory.syncing' : 'directory.title')}</strong>
          <small data-testid="sync-note">
            {running ? <ProgressNote progress={running} /> : <LastNote run={newest} />}
          </small>
        </div>
        <Button
          type="primary"
          icon={<SyncOutlined />}
          loading={asking}
          disabled={running !== undefined}
          data-testid="sync-now"
          onClick={() => void begin()}
        >
          {t('directory.sync')}
        </Button>
      </div>
      {running && (
        <Progress percent={percentOf(running)} status="active" strokeColor="var(--brand)" data-testid="sync-progress" />
      )}
    </div>
  )
}

function ProgressNote({
  progress: { phase, done, total, departments, members, failed },
}: {
  progress: DirectorySyncProgress
}) {
  const t = useT()
  const text = t(phase === 'departments' ? 'directory.progress.departments' : 'directory.progress.members', {
    done,
    total: total || '?',
    departments,
    members,
  })
  return <>{failed > 0 ? `${text} · ${t('directory.failedRows', { count: failed })}` : text}</>
}

function LastNote({ run }: { run: DirectoryRun | undefined }) {
  const t = useT()
  if (!run) return <>{t('directory.never')}</>
  return <>{t('directory.last', { time: fullTime(Date.parse(run.finished_at ?? run.started_at)) })}</>
}
