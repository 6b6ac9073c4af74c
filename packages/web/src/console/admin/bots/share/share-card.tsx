import { PlusOutlined } from '@ant-design/icons'
import type { ShareLinkDetail } from '@yingda/server/domains/sharing/contract'
import { App, Button } from 'antd'
import { useCallback, useState } from 'react'
import { failureOf } from '../../../api/failure.ts'
import { failureSentence } from '../../../i18n/translate.ts'
import { useT } from '../../../i18n/use-t.ts'
import { Card } from '../../parts/card.tsx'
import { Loading } from '../../parts/loading.tsx'
import { useLoad } from '../../use-load.ts'
import { shareApi } from '../api.ts'
import { LinkDialog } from './link-dialog.tsx'
import { LinkRow } from './link-row.tsx'
import { ShowLink } from './show-link.tsx'

/** Links by which customers with an account reach the bot. */
export function ShareCard({ botId }: { botId: string }) {
  const t = useT()
  const { message } = App.useApp()
  const links = useLoad(useCallback(() => shareApi.list(botId), [botId]))
  const [edited, edit] = useState<ShareLinkDetail | 'new'>()
  const [shown, show] = useState<ShareLinkDetail>()
  const revoke = (id: string) =>
    shareApi
      .revoke(id)
      .catch((error: unknown) => void message.error(failureSentence(t, failureOf(error))))
      .then(links.reload)
  return (
    <Card
      title={t('share.title')}
      lead={t('share.lead')}
      extra={
        <Button icon={<PlusOutlined />} data-testid="add-link" onClick={() => edit('new')}>
          {t('share.add')}
        </Button>
      }
    >
      {!links.data && <Loading of={links} />}
      {links.data?.length === 0 && <p className="admin-empty">{t('share.none')}</p>}
      <ul className="admin-rows" data-testid="links">
        {links.data?.map((link) => (
          <LinkRow
            key={link.id}
            link={link}
            onShow={() => show(link)}
            onEdit={() => edit(link)}
            onRevoke={() => revoke(link.id)}
          />
        ))}
      </ul>
      {edited && (
        <LinkDialog
          botId={botId}
          {...(edited !== 'new' && { link: edited })}
          onClose={() => edit(undefined)}
          onStored={links.reload}
        />
      )}
      {shown && <ShowLink link={shown} onClose={() => show(undefined)} />}
    </Card>
  )
}
