import { App, Button, Input, Select } from 'antd'
import { useCallback, useState } from 'react'
import { failureOf } from '../../../api/failure.ts'
import { failureSentence } from '../../../i18n/translate.ts'
import { useT } from '../../../i18n/use-t.ts'
import { useLoad } from '../../use-load.ts'
import { knowledgeApi } from '../api.ts'

const nothing = ''

/** A question, and the entry of the bot's sets that it should find; none = it should find nothing. */
export function AddCase({ botId, onAdded }: { botId: string; onAdded: () => void }) {
  const t = useT()
  const { message } = App.useApp()
  const [question, setQuestion] = useState('')
  const [entryId, setEntryId] = useState(nothing)
  const [q, setQ] = useState('')
  const found = useLoad(
    useCallback(async () => {
      const sets = await knowledgeApi.setsOf(botId)
      const pages = await Promise.all(sets.map(({ id }) => knowledgeApi.entries(id, q)))
      return pages.flatMap(({ items }) => items)
    }, [botId, q]),
  )
  const add = () =>
    void knowledgeApi
      .addCase(botId, question.trim(), entryId || null)
      .then(() => {
        setQuestion('')
        onAdded()
      })
      .catch((error: unknown) => void message.error(failureSentence(t, failureOf(error))))
  return (
    <div className="admin-line case-new">
      <Input
        className="grows"
        value={question}
        maxLength={500}
        placeholder={t('evaluation.question')}
        aria-label={t('evaluation.question')}
        onChange={({ target }) => setQuestion(target.value)}
      />
      <Select
        className="grows"
        showSearch={{ filterOption: false, onSearch: setQ }}
        loading={found.busy}
        aria-label={t('evaluation.entry')}
        value={entryId}
        options={[
          { value: nothing, label: t('evaluation.findsNothing') },
          ...(found.data ?? []).map(({ id, question: label }) => ({ value: id, label })),
        ]}
        onChange={setEntryId}
      />
      <Button disabled={question.trim() === ''} onClick={add}>
        {t('evaluation.add')}
      </Button>
    </div>
  )
}
