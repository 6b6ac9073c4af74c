import type { CannedReply } from '@yingda/server/domains/canned-replies/contract'
import { useEffect, useState } from 'react'
import { askedFor, matching } from './match.ts'

/** Where replies come from, and what becomes of one that is picked. */
export type CannedSource = {
  take: () => Promise<readonly CannedReply[]>
  /** The words with names put in. */
  fill: (text: string) => string
  /** Files come after the words, if they can be had. */
  picked: (reply: CannedReply, addFiles: (files: readonly File[]) => void) => void
}

type Options = {
  source: CannedSource | undefined
  text: string
  onText: (text: string) => void
  onFiles: (files: readonly File[]) => void
}

/** The picker behind a slash: open while the text asks for it and nobody has put it away. */
export function useCanned({ source, text, onText, onFiles }: Options) {
  const asked = source ? askedFor(text) : undefined
  const wanted = asked !== undefined
  const [away, setAway] = useState(false)
  const [replies, setReplies] = useState<readonly CannedReply[] | 'failed'>()
  const [at, setAt] = useState({ asked: '', place: 0 })
  useEffect(() => {
    if (!wanted || !source) return setAway(false)
    let here = true
    source.take().then(
      (found) => here && setReplies(found),
      () => here && setReplies('failed'),
    )
    return () => {
      here = false
    }
  }, [wanted, source])

  const open = wanted && !away
  const found = open && Array.isArray(replies) ? matching(replies, asked) : []
  const place = at.asked === asked ? Math.min(at.place, found.length - 1) : 0
  const pick = (reply: CannedReply | undefined) => {
    if (!reply || !source) return
    onText(source.fill(reply.content))
    source.picked(reply, onFiles)
  }
  /** Whether the key was meant for the picker. */
  const onKey = (key: string): boolean => {
    if (!open) return false
    if (key === 'Escape') setAway(true)
    const step = { ArrowDown: 1, ArrowUp: -1 }[key]
    if (step !== undefined && found.length > 0) {
      setAt({ asked, place: (place + step + found.length) % found.length })
    }
    const picks = (key === 'Enter' || key === 'Tab') && found.length > 0
    if (picks) pick(found[place])
    return picks || key === 'Escape' || step !== undefined
  }
  return {
    open,
    replies,
    found,
    place,
    pick,
    fill: source?.fill,
    onKey,
    onPlace: (next: number) => setAt({ asked: asked ?? '', place: next }),
  }
}

export type Canned = ReturnType<typeof useCanned>
