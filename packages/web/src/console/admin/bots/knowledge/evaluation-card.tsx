import { PlayCircleOutlined } from '@ant-design/icons'
import type { EvaluationRun } from '@yingda/server/domains/knowledge/contract'
import { App, Button, Popconfirm } from 'antd'
import { useCallback } from 'react'
import { Complaint } from '../../../account/complaint.tsx'
import { useAttempt } from '../../../account/use-attempt.ts'
import { failureOf } from '../../../api/failure.ts'
import { failureSentence } from '../../../i18n/translate.ts'
import { useT } from '../../../i18n/use-t.ts'
import { Card } from '../../parts/card.tsx'
import { Loading } from '../../parts/loading.tsx'
import { useLoad } from '../../use-load.ts'
import { knowledgeApi } from '../api.ts'
import { AddCase } from './add-case.tsx'

/** Questions of which is known what they should find, asked again before a change goes out. */
export function EvaluationCard({ botId }: { botId: string }) {
  const t = useT()
  const { message } = App.useApp()
  const cases = useLoad(useCallback(() => knowledgeApi.cases(botId), [botId]))
  const runs = useLoad(useCallback(() => knowledgeApi.runs(botId), [botId]))
  const { busy, failure, attempt } = useAttempt()
  const run = () =>
    void attempt(async () => {
      await knowledgeApi.run(botId)
      runs.reload()
    })
  const remove = (id: string) =>
    void knowledgeApi
      .removeCase(id)
      .catch((error: unknown) => void message.error(failureSentence(t, failureOf(error))))
      .then(cases.reload)
  const last = runs.data?.[0]
  return (
    <div className="admin-page">
      <Card
        title={t('evaluation.title')}
        lead={t('evaluation.lead')}
        extra={
          <Button
            type="primary"
            icon={<PlayCircleOutlined />}
            loading={busy}
            disabled={!cases.data?.items.length}
            data-testid="run-evaluation"
            onClick={run}
          >
            {t('evaluation.run')}
          </Button>
        }
      >
        <Complaint failure={failure} />
        {last ? (
          <Outcome run={last} before={runs.data?.[1]} />
        ) : (
          <p className="admin-empty">{t('evaluation.noRuns')}</p>
        )}
      </Card>
      <Card title={t('evaluation.cases')} extra={<AddCase botId={botId} onAdded={cases.reload} />}>
        {!cases.data && <Loading of={cases} />}
        {cases.data?.items.length === 0 && <p className="admin-empty">{t('evaluation.noCases')}</p>}
        <ul className="admin-rows">
          {cases.data?.items.map((one) => (
            <li key={one.id} className="link-row">
              <span className="bot-what">
                <strong>{one.question}</strong>
                <small>{t(one.entry_id ? 'evaluation.findsEntry' : 'evaluation.findsNothing')}</small>
              </span>
              <Popconfirm
                title={t('evaluation.removeAsk')}
                okText={t('bots.remove')}
                okButtonProps={{ danger: true }}
                cancelText={t('account.cancel')}
                onConfirm={() => remove(one.id)}
              >
                <Button size="small" danger>
                  {t('bots.remove')}
                </Button>
              </Popconfirm>
            </li>
          ))}
        </ul>
      </Card>
    </div>
  )
}

const figures = ['recall1', 'recall3', 'mrr', 'refused'] as const

function Outcome({ run, before }: { run: EvaluationRun; before: EvaluationRun | undefined }) {
  const t = useT()
  return (
    <>
      <dl className="bot-figures" data-testid="evaluation">
        {figures.map((name) => (
          <div key={name}>
            <dt>{t(`evaluation.${name}`)}</dt>
            <dd>
              {shown(run[name])}
              {before && before[name] !== run[name] && (
                <small>{t('evaluation.was', { value: shown(before[name]) })}</small>
              )}
            </dd>
          </div>
        ))}
      </dl>
      {run.failures.length > 0 && <strong>{t('evaluation.failures', { count: run.failures.length })}</strong>}
      <ul className="import-refused">
        {run.failures.map(({ case_id: id, question }) => (
          <li key={id}>{question}</li>
        ))}
      </ul>
    </>
  )
}

const shown = (value: number | null): string => (value === null ? '–' : `${(100 * value).toFixed(1)} %`)
