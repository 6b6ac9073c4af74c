import { useEffect, useMemo, useState } from 'react'
import { useT } from '../../i18n/use-t.ts'
import { directoryApi } from '../http.ts'
import { LoadFailed } from '../load-failed.tsx'
import { useLoad } from '../use-load.ts'
import { DepartmentPicker, namesOf } from './department-picker.tsx'
import './directory.css'
import { MemberList } from './member-list.tsx'
import { RunList } from './run-list.tsx'
import { SyncBar } from './sync-bar.tsx'
import { useSync } from './use-sync.ts'

export function DirectoryTab() {
  const t = useT()
  const { runs, running, ended, start } = useSync()
  const { data: departments = none, failure, busy, reload } = useLoad(directoryApi.tree)
  const [chosen, setChosen] = useState<number>()
  const names = useMemo(() => namesOf(departments), [departments])
  // biome-ignore lint/correctness/useExhaustiveDependencies: a sync that ended is the reason to ask again
  useEffect(reload, [ended, reload])
  if (runs.failure && !runs.data) return <LoadFailed failure={runs.failure} onRetry={runs.reload} />
  return (
    <section>
      <SyncBar running={running} newest={runs.data?.find(({ status }) => status !== 'running')} start={start} />
      <div className="directory">
        <div className="directory-tree" aria-busy={busy}>
          {failure && departments === none ? (
            <LoadFailed failure={failure} onRetry={reload} />
          ) : (
            departments.length > 0 && (
              <DepartmentPicker
                key={departments[0]?.id}
                departments={departments}
                chosen={chosen}
                onChoose={setChosen}
              />
            )
          )}
          {!busy && departments.length === 0 && !failure && <p className="pane-note">{t('directory.noDepartments')}</p>}
        </div>
        <MemberList departmentId={chosen} names={names} stamp={ended} />
      </div>
      <h2 className="directory-heading">{t('directory.runs')}</h2>
      {runs.data && <RunList runs={runs.data} />}
    </section>
  )
}

const none: never[] = []
