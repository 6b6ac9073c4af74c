import { account } from './words/account.ts'
import { everyday } from './words/everyday.ts'
import { office } from './words/office.ts'
import { trade } from './words/trade.ts'

const near = new Map<string, Set<string>>()
for (const line of [office, account, trade, everyday].flatMap((words) => words.split('\n').filter(Boolean))) {
  const words = line.split(' ')
  for (const word of words) {
    const others = near.get(word) ?? new Set()
    for (const other of words) if (other !== word) others.add(other)
    near.set(word, others)
  }
}

const nothing: ReadonlySet<string> = new Set()

/** Words that are often said for this one: finding one of them where it was asked tells a little less than finding it. */
export const relatedTo = (word: string): ReadonlySet<string> => near.get(word) ?? nothing
