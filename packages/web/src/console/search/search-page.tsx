import { FileSearchOutlined } from '@ant-design/icons'
import { Button, Skeleton } from 'antd'
import { useState } from 'react'
import { Complaint } from '../account/complaint.tsx'
import { LoadFailed } from '../admin/load-failed.tsx'
import { useT } from '../i18n/use-t.ts'
import type { Wanted } from './calls.ts'
import { FoundRow } from './found-row.tsx'
import './search.css'
import { SearchForm } from './search-form.tsx'
import { useSearch } from './use-search.ts'

/** Finds what was said, in every conversation that this person may see. */
export function SearchPage() {
  const [wanted, setWanted] = useState<Wanted>()
  return (
    <div className="search">
      <SearchForm onSearch={setWanted} />
      <Results wanted={wanted} />
    </div>
  )
}

function Results({ wanted }: { wanted: Wanted | undefined }) {
  const t = useT()
  const { items, busy, failure, reload, more } = useSearch(wanted)
  if (!wanted) {
    return (
      <div className="pane-note">
        <FileSearchOutlined />
        <small>{t('search.lead')}</small>
      </div>
    )
  }
  if (busy) return <Skeleton active paragraph={{ rows: 6 }} />
  if (failure) return <LoadFailed failure={failure} onRetry={reload} />
  if (items.length === 0) {
    return (
      <div className="pane-note" role="status">
        <FileSearchOutlined />
        <strong>{t('search.nothing')}</strong>
        <small>{t('search.nothingHint')}</small>
      </div>
    )
  }
  return (
    <>
      <ul className="found">
        {items.map((found) => (
          <FoundRow key={found.message.msgId} found={found} />
        ))}
      </ul>
      <Complaint failure={more.failure} />
      {more.there && (
        <Button block loading={more.busy} data-testid="search-more" onClick={more.load}>
          {t('list.more')}
        </Button>
      )}
    </>
  )
}
