import { PlayCircleOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useState } from 'react'
import { Complaint } from '../../account/complaint.tsx'
import { useAttempt } from '../../account/use-attempt.ts'
import { filesApi } from '../../auth/auth.ts'
import { useT } from '../../i18n/use-t.ts'
import { recordingPath } from './calls.ts'

/** Fetches a recording when it is asked for, and plays it where it stands. */
export function Player({ callId }: { callId: string }) {
  const t = useT()
  const [url, setUrl] = useState<string>()
  const { busy, failure, attempt } = useAttempt()
  useEffect(() => () => void (url && URL.revokeObjectURL(url)), [url])
  const play = () =>
    void attempt(async () => setUrl(URL.createObjectURL(await filesApi.downloadFrom(recordingPath(callId)))))
  if (url) {
    // biome-ignore lint/a11y/useMediaCaption: nobody has written down what was said
    return <audio className="calls-player" controls autoPlay src={url} aria-label={t('calls.recording')} />
  }
  return (
    <>
      <Button
        type="text"
        size="small"
        icon={<PlayCircleOutlined />}
        loading={busy}
        data-testid="call-play"
        onClick={play}
      >
        {t('calls.play')}
      </Button>
      <Complaint failure={failure} />
    </>
  )
}
