import type { Tag, TagColour } from '@yingda/server/domains/customers/contract'
import { Button, Form, Input, Radio } from 'antd'
import { useState } from 'react'
import { Complaint } from '../account/complaint.tsx'
import { useAttempt } from '../account/use-attempt.ts'
import { EditDialog } from '../admin/parts/edit-dialog.tsx'
import { useT } from '../i18n/use-t.ts'
import { tagsApi } from './api.ts'
import { TagChip } from './tag-chip.tsx'

const colours: readonly TagColour[] = ['gray', 'red', 'orange', 'gold', 'green', 'cyan', 'blue', 'purple', 'magenta']

type Props = { edited: Tag | 'new' | undefined; onClose: () => void; onSaved: () => void }

export function TagForm(props: Props) {
  const t = useT()
  return (
    <EditDialog {...props} titles={{ add: t('tags.add'), change: t('tags.change') }}>
      {(tag, onDone) => <Fields tag={tag} onDone={onDone} />}
    </EditDialog>
  )
}

function Fields({ tag, onDone }: { tag: Tag | undefined; onDone: () => void }) {
  const t = useT()
  const [name, setName] = useState(tag?.name ?? '')
  const [colour, setColour] = useState<TagColour>(tag?.colour ?? 'gray')
  const { busy, failure, attempt } = useAttempt()
  const words = { name: name.trim(), colour }
  const save = () =>
    void attempt(async () => {
      await (tag ? tagsApi.change(tag.tagId, words) : tagsApi.add(words))
      onDone()
    })
  return (
    <Form layout="vertical" requiredMark={false} onFinish={save}>
      <Form.Item label={t('tags.name')} htmlFor="tag-name">
        <Input
          id="tag-name"
          autoFocus
          value={name}
          maxLength={20}
          data-testid="tag-name"
          onChange={({ target }) => setName(target.value)}
        />
      </Form.Item>
      <Form.Item label={t('tags.colour')}>
        <Radio.Group
          className="tag-colours"
          value={colour}
          onChange={({ target }) => setColour(target.value)}
          options={colours.map((one) => ({
            value: one,
            label: <TagChip tag={{ name: t(`colour.${one}`), colour: one }} />,
          }))}
        />
      </Form.Item>
      <Complaint failure={failure} />
      <Button type="primary" htmlType="submit" loading={busy} disabled={words.name === ''} data-testid="tag-save">
        {t('tags.save')}
      </Button>
    </Form>
  )
}
