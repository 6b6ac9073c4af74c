import type { UnansweredQuestion } from '@yingda/server/domains/knowledge/contract'
import { App, Button, Tag } from 'antd'
import { useCallback, useState } from 'react'
import { failureOf } from '../../../api/failure.ts'
import { failureSentence } from '../../../i18n/translate.ts'
import { useT } from '../../../i18n/use-t.ts'
import { Card } from '../../parts/card.tsx'
import { EditDialog } from '../../parts/edit-dialog.tsx'
import { Loading } from '../../parts/loading.tsx'
import { useLoad } from '../../use-load.ts'
import { knowledgeApi } from '../api.ts'
import { EntryForm } from './entry-form.tsx'

/** What the bot did not know, or answered to nobody's liking: one step from being known. */
export function UnansweredCard({ botId }: { botId: string }) {
  const t = useT()
  const { message } = App.useApp()
  const questions = useLoad(useCallback(() => knowledgeApi.unanswered(botId), [botId]))
  const [answered, answer] = useState<UnansweredQuestion>()
  const dismiss = (id: string) =>
    void knowledgeApi
      .dismiss(id)
      .catch((error: unknown) => void message.error(failureSentence(t, failureOf(error))))
      .then(questions.reload)
  return (
    <Card title={t('unanswered.title')} lead={t('unanswered.lead')}>
      {!questions.data && <Loading of={questions} />}
      {questions.data?.items.length === 0 && <p className="admin-empty">{t('unanswered.none')}</p>}
      <ul className="admin-rows" data-testid="unanswered">
        {questions.data?.items.map((one) => (
          <li key={one.id} className="link-row" data-testid="unanswered-row">
            <span className="bot-what">
              <strong>{one.question}</strong>{' '}
              <Tag color={one.reason === 'disliked' ? 'warning' : 'default'}>{t(`unanswered.${one.reason}`)}</Tag>
              <small>
                {t('unanswered.times', { count: one.times })} · {new Date(one.last_at).toLocaleString()}
              </small>
            </span>
            <Button size="small" type="primary" ghost data-testid="answer-question" onClick={() => answer(one)}>
              {t('unanswered.answer')}
            </Button>
            <Button size="small" onClick={() => dismiss(one.id)}>
              {t('unanswered.dismiss')}
            </Button>
          </li>
        ))}
      </ul>
      <EditDialog
        edited={answered}
        titles={{ add: '', change: t('unanswered.answer') }}
        onClose={() => answer(undefined)}
        onSaved={questions.reload}
      >
        {(one, onDone) =>
          one && (
            <EntryForm
              words={{ question: one.question, answer: '' }}
              onStore={async (words) => {
                await knowledgeApi.answer(one.id, words)
                onDone()
              }}
            />
          )
        }
      </EditDialog>
    </Card>
  )
}
