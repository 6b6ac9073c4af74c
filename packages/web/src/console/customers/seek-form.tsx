import { SearchOutlined } from '@ant-design/icons'
import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { useT } from '../i18n/use-t.ts'
import type { CustomersWanted } from '../panel/calls.ts'
import { useKnownTags } from '../tags/known-tags.ts'

export function SeekForm({ onSeek }: { onSeek: (wanted: CustomersWanted) => void }) {
  const t = useT()
  const tags = useKnownTags()
  const [words, setWords] = useState('')
  const [tag, setTag] = useState<string>()
  const seek = (change: CustomersWanted = {}) => onSeek({ q: words.trim() || undefined, tag, ...change })
  return (
    <form
      className="customers-form"
      onSubmit={(event) => {
        event.preventDefault()
        seek()
      }}
    >
      <Input
        allowClear
        prefix={<SearchOutlined />}
        maxLength={64}
        value={words}
        placeholder={t('customer.mergeFind')}
        aria-label={t('customer.mergeFind')}
        data-testid="customer-find"
        onChange={({ target }) => setWords(target.value)}
        onClear={() => seek({ q: undefined })}
      />
      <Select
        allowClear
        value={tag ?? null}
        placeholder={t('customers.tag')}
        aria-label={t('customers.tag')}
        options={[...tags.values()].map(({ tagId, name }) => ({ value: tagId, label: name }))}
        onChange={(value) => {
          setTag(value ?? undefined)
          seek({ tag: value ?? undefined })
        }}
      />
      <Button type="primary" htmlType="submit" data-testid="customer-seek">
        {t('customers.seek')}
      </Button>
    </form>
  )
}
