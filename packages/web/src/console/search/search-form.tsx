import { SearchOutlined } from '@ant-design/icons'
import { Button, DatePicker, Input, Select } from 'antd'
import { useState } from 'react'
import { families } from '../channels/channel-words.ts'
import { useChannels } from '../channels/known-channels.ts'
import { useT } from '../i18n/use-t.ts'
import { usePrefs } from '../lib/prefs.ts'
import type { Wanted } from './calls.ts'

type Days = { from?: string | undefined; to?: string | undefined }

/** Nothing is looked for before it is asked: each letter would be a search of its own. */
export function SearchForm({ onSearch }: { onSearch: (wanted: Wanted) => void }) {
  const t = useT()
  const { locale } = usePrefs()
  const channels = useChannels()
  const [words, setWords] = useState('')
  const [channelType, setChannelType] = useState<string>()
  const [days, setDays] = useState<Days>({})
  const q = words.trim()
  const search = (change: Partial<Wanted> = {}) => {
    if (q !== '') onSearch({ q, channelType, ...days, ...change })
  }
  return (
    <form
      className="search-form"
      onSubmit={(event) => {
        event.preventDefault()
        search()
      }}
    >
      <Input
        autoFocus
        allowClear
        prefix={<SearchOutlined />}
        maxLength={64}
        value={words}
        placeholder={t('search.words')}
        aria-label={t('search.words')}
        data-testid="search-words"
        onChange={({ target }) => setWords(target.value)}
      />
      <Select
        allowClear
        value={channelType ?? null}
        placeholder={t('search.channel')}
        aria-label={t('search.channel')}
        options={families(channels, locale)}
        onChange={(value) => {
          setChannelType(value ?? undefined)
          search({ channelType: value ?? undefined })
        }}
      />
      <DatePicker.RangePicker
        allowEmpty={[true, true]}
        placeholder={[t('search.from'), t('search.to')]}
        aria-label={t('search.dates')}
        onChange={(range) => {
          const wanted = {
            from: range?.[0]?.startOf('day').toISOString(),
            to: range?.[1]?.add(1, 'day').startOf('day').toISOString(),
          }
          setDays(wanted)
          search(wanted)
        }}
      />
      <Button type="primary" htmlType="submit" disabled={q === ''} data-testid="search-go">
        {t('search.go')}
      </Button>
    </form>
  )
}
