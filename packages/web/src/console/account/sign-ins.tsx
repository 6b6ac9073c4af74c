import { Button, Skeleton } from 'antd'
import { LoadFailed } from '../admin/load-failed.tsx'
import { useLoad } from '../admin/use-load.ts'
import { wordOf } from '../i18n/translate.ts'
import { useT } from '../i18n/use-t.ts'
import { fullTime } from '../lib/time.ts'
import { accountApi } from './api.ts'
import { Complaint } from './complaint.tsx'
import { useAttempt } from './use-attempt.ts'

/** Where else this person is signed in. */
export function SignIns() {
  const t = useT()
  const { data: tokens, failure, reload } = useLoad(accountApi.tokens)
  const ending = useAttempt()
  const end = (work: () => Promise<void>) =>
    void ending.attempt(async () => {
      await work()
      reload()
    })
  return (
    <section className="account-card">
      <h2>{t('account.signIns')}</h2>
      {failure && !tokens && <LoadFailed failure={failure} onRetry={reload} />}
      {!tokens && !failure && <Skeleton active paragraph={{ rows: 3 }} />}
      <ul className="sign-ins">
        {tokens?.map((token) => (
          <li key={token.id} data-testid="sign-in-row">
            <div>
              <strong>{token.user_agent ?? t('account.unknownDevice')}</strong>
              <small>
                {[
                  wordOf(t, 'signInBy', token.login_source, token.login_source),
                  token.ip,
                  t('account.lastUsed', { time: fullTime(Date.parse(token.last_used_at)) }),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </div>
            {token.current ? (
              <small>{t('account.thisOne')}</small>
            ) : (
              <Button size="small" disabled={ending.busy} onClick={() => end(() => accountApi.endToken(token.id))}>
                {t('account.end')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {tokens && tokens.length > 1 && (
        <Button danger disabled={ending.busy} onClick={() => end(accountApi.endOthers)}>
          {t('account.endOthers')}
        </Button>
      )}
      <Complaint failure={ending.failure} />
    </section>
  )
}
