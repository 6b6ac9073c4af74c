import { ReloadOutlined, SendOutlined } from '@ant-design/icons'
import { Button, Input, Tag } from 'antd'
import { useRef, useState } from 'react'
import { Complaint } from '../../account/complaint.tsx'
import { useAttempt } from '../../account/use-attempt.ts'
import { type Translate, wordOf } from '../../i18n/translate.ts'
import { useT } from '../../i18n/use-t.ts'
import { Card } from '../parts/card.tsx'
import { botsApi } from './api.ts'
import type { Trial, Turn } from './calls.ts'

type Said = { question: string; answer?: Trial }

/** Talks to the bot as it is stored. Nothing of it is kept, and no customer sees it. */
export function TryPane({ botId, isStale }: { botId: string; isStale: boolean }) {
  const t = useT()
  const [said, setSaid] = useState<Said[]>([])
  const [question, setQuestion] = useState('')
  const { busy, failure, attempt } = useAttempt()
  const end = useRef<HTMLDivElement>(null)
  const ask = () =>
    attempt(async () => {
      const content = question.trim()
      if (content === '') return
      setQuestion('')
      setSaid((before) => [...before, { question: content }])
      const answer = await botsApi.ask(botId, content, historyOf(said))
      setSaid((before) => [...before.slice(0, -1), { question: content, answer }])
      end.current?.scrollIntoView({ block: 'nearest' })
    })
  return (
    <Card
      title={t('bots.try')}
      lead={t(isStale ? 'bots.tryStale' : 'bots.tryLead')}
      extra={
        <Button
          type="text"
          icon={<ReloadOutlined />}
          aria-label={t('bots.tryAgain')}
          disabled={busy || said.length === 0}
          onClick={() => setSaid([])}
        />
      }
    >
      <div className="try-said" role="log" aria-live="polite" data-testid="try-said">
        {said.length === 0 && <p className="admin-empty">{t('bots.tryEmpty')}</p>}
        {said.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list only grows at its end
          <Exchange key={index} said={one} />
        ))}
        <div ref={end} />
      </div>
      <Complaint failure={failure} />
      <div className="try-ask">
        <Input
          value={question}
          maxLength={2_000}
          placeholder={t('bots.tryHint')}
          aria-label={t('bots.tryHint')}
          data-testid="try-question"
          onChange={({ target }) => setQuestion(target.value)}
          onPressEnter={({ nativeEvent }) => !nativeEvent.isComposing && void ask()}
        />
        <Button
          type="primary"
          icon={<SendOutlined />}
          loading={busy}
          aria-label={t('bots.trySend')}
          data-testid="try-send"
          onClick={() => void ask()}
        />
      </div>
    </Card>
  )
}

function Exchange({ said: { question, answer } }: { said: Said }) {
  const t = useT()
  return (
    <>
      <p className="try-question">{question}</p>
      {answer && (
        <div className="try-answer">
          {answer.content && <p>{answer.content}</p>}
          <small>
            {answer.missed && <Tag color="warning">{t('bots.missed')}</Tag>}
            {answer.handoff && (
              <Tag color="processing">{t('bots.handedOver', { reason: reasonIn(t, answer.handoff) })}</Tag>
            )}
            {answer.sources.map(({ id, title }) => (
              <Tag key={id}>{title}</Tag>
            ))}
            <span>{answer.model === 'extractive' ? t('bots.extractive') : answer.model}</span>
          </small>
        </div>
      )}
    </>
  )
}

/** The desk's own reasons have names, a model's are its words. */
const reasonIn = (t: Translate, { reason }: { reason: string }) => wordOf(t, 'handoff', reason, reason)

const historyOf = (said: readonly Said[]): Turn[] =>
  said
    .flatMap<Turn>(({ question, answer }) =>
      answer?.content
        ? [
            { role: 'user', content: question },
            { role: 'assistant', content: answer.content },
          ]
        : [],
    )
    .slice(-20)
