import { answerMaxChars, questionMaxChars } from '@yingda/server/domains/knowledge/contract'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { Complaint } from '../../../account/complaint.tsx'
import { useAttempt } from '../../../account/use-attempt.ts'
import { useT } from '../../../i18n/use-t.ts'
import { Field } from '../../parts/field.tsx'

type Words = { question: string; answer: string }
type Props = { words: Words; onStore: (words: Words) => Promise<void> }

export function EntryForm({ words, onStore }: Props) {
  const t = useT()
  const [question, setQuestion] = useState(words.question)
  const [answer, setAnswer] = useState(words.answer)
  const { busy, failure, attempt } = useAttempt()
  return (
    <div className="admin-form">
      <Field label={t('knowledge.question')} hint={t('knowledge.questionHint')}>
        <Input.TextArea
          value={question}
          maxLength={questionMaxChars}
          autoSize={{ minRows: 1, maxRows: 5 }}
          aria-label={t('knowledge.question')}
          data-testid="entry-question"
          onChange={({ target }) => setQuestion(target.value)}
        />
      </Field>
      <Field label={t('knowledge.answer')}>
        <Input.TextArea
          value={answer}
          maxLength={answerMaxChars}
          autoSize={{ minRows: 3, maxRows: 14 }}
          aria-label={t('knowledge.answer')}
          data-testid="entry-answer"
          onChange={({ target }) => setAnswer(target.value)}
        />
      </Field>
      <Complaint failure={failure} />
      <Button
        type="primary"
        loading={busy}
        disabled={question.trim() === '' || answer.trim() === ''}
        data-testid="store-entry"
        onClick={() => void attempt(() => onStore({ question: question.trim(), answer: answer.trim() }))}
      >
        {t('routing.save')}
      </Button>
    </div>
  )
}
