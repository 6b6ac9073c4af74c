import type { CannedReply, ReplyScope } from '@yingda/server/domains/canned-replies/contract'
import type { FileInfo } from '@yingda/server/domains/files/contract'
import { Button, Form, Input, Radio, Select } from 'antd'
import { useCallback, useState } from 'react'
import { Complaint } from '../account/complaint.tsx'
import { useAttempt } from '../account/use-attempt.ts'
import { EditDialog } from '../admin/parts/edit-dialog.tsx'
import { useLoad } from '../admin/use-load.ts'
import { useMay } from '../auth/roles.ts'
import { useT } from '../i18n/use-t.ts'
import { repliesApi } from './api.ts'
import { ReplyFiles } from './reply-files.tsx'

type Props = { edited: CannedReply | 'new' | undefined; onClose: () => void; onSaved: () => void }

export function ReplyForm(props: Props) {
  const t = useT()
  return (
    <EditDialog {...props} titles={{ add: t('replies.add'), change: t('replies.change') }}>
      {(reply, onDone) => <Fields reply={reply} onDone={onDone} />}
    </EditDialog>
  )
}

type Values = { scope: ReplyScope; teamId?: string; shortcut: string; title: string; content: string }

function Fields({ reply, onDone }: { reply: CannedReply | undefined; onDone: () => void }) {
  const t = useT()
  const manages = useMay('replies.manage')
  const { busy, failure, attempt } = useAttempt()
  const [files, setFiles] = useState<readonly FileInfo[]>(reply?.files ?? [])
  const save = ({ scope, teamId, shortcut, title, content }: Values) =>
    void attempt(async () => {
      const words = { shortcut, title: title.trim(), content, fileIds: files.map(({ fileId }) => fileId) }
      if (reply) await repliesApi.change(reply.replyId, words)
      else await repliesApi.add({ ...words, scope: scope ?? 'own', ...(scope === 'team' && teamId && { teamId }) })
      onDone()
    })
  const needed = [{ required: true, whitespace: true, message: t('replies.required') }]
  return (
    <Form<Values>
      layout="vertical"
      requiredMark={false}
      initialValues={reply ?? { scope: 'own' }}
      disabled={busy}
      onFinish={save}
    >
      {!reply && manages && <Whose />}
      <Form.Item
        name="shortcut"
        label={t('replies.shortcut')}
        rules={[...needed, { pattern: /^[^\s/]+$/, message: t('replies.shortcutHint') }]}
      >
        <Input
          prefix="/"
          maxLength={32}
          autoFocus
          data-testid="reply-shortcut"
          placeholder={t('replies.shortcutHint')}
        />
      </Form.Item>
      <Form.Item name="title" label={t('replies.titleField')} rules={needed}>
        <Input maxLength={60} data-testid="reply-title" />
      </Form.Item>
      <Form.Item name="content" label={t('replies.content')} rules={needed} extra={t('replies.lead')}>
        <Input.TextArea maxLength={4_000} autoSize={{ minRows: 4, maxRows: 14 }} data-testid="reply-content" />
      </Form.Item>
      <ReplyFiles files={files} onFiles={setFiles} />
      <Complaint failure={failure} />
      <Button type="primary" htmlType="submit" loading={busy} data-testid="reply-save">
        {t('replies.save')}
      </Button>
    </Form>
  )
}

/** Asked only once: whose it is stays. */
function Whose() {
  const t = useT()
  const { data: teams = [] } = useLoad(useCallback(() => repliesApi.teams(), []))
  const scope: unknown = Form.useWatch('scope')
  const offered: ReplyScope[] = teams.length > 0 ? ['own', 'team', 'desk'] : ['own', 'desk']
  return (
    <>
      <Form.Item name="scope" label={t('replies.scope')}>
        <Radio.Group
          optionType="button"
          options={offered.map((value) => ({ value, label: t(`replies.scope.${value}`) }))}
        />
      </Form.Item>
      {scope === 'team' && (
        <Form.Item name="teamId" label={t('replies.team')} rules={[{ required: true, message: t('replies.required') }]}>
          <Select options={teams.map(({ teamId, name }) => ({ value: teamId, label: name }))} />
        </Form.Item>
      )}
    </>
  )
}
