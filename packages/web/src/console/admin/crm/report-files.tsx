import { DownloadOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { Complaint } from '../../account/complaint.tsx'
import { useAttempt } from '../../account/use-attempt.ts'
import { filesApi } from '../../auth/auth.ts'
import { usePrefs } from '../../lib/prefs.ts'
import { saveBlob } from '../../lib/save-blob.ts'
import { type ReportWanted, reportPath, type Way } from './calls.ts'

/** What the screen shows, for a spreadsheet. */
export function ReportFiles({ way, wanted }: { way: Way; wanted: ReportWanted }) {
  const { locale } = usePrefs()
  const { busy, failure, attempt } = useAttempt()
  const download = (kind: 'csv' | 'xlsx') =>
    void attempt(async () => {
      const path = reportPath(way, kind, wanted, locale === 'en' ? 'en' : 'zh')
      saveBlob(await filesApi.downloadFrom(path), `calls-${way}-${wanted.from}-${wanted.to}.${kind}`)
    })
  return (
    <>
      {(['csv', 'xlsx'] as const).map((kind) => (
        <Button
          key={kind}
          icon={<DownloadOutlined />}
          loading={busy}
          data-testid={`call-report-${kind}`}
          onClick={() => download(kind)}
        >
          {kind === 'csv' ? 'CSV' : 'Excel'}
        </Button>
      ))}
      <Complaint failure={failure} />
    </>
  )
}
