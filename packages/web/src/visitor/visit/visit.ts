import { newId } from '../../console/lib/ids.ts'
import { follow } from '../live/follow.ts'
import { createTellTyping } from '../live/tell-typing.ts'
import type { Calls } from '../wire/calls.ts'
import { failureOf } from '../wire/failure.ts'
import type { BotCard, Thumb } from '../wire/types.ts'
import { apply, type Fact } from './apply.ts'
import { createSending } from './sending.ts'
import { beginning, type Visit } from './state.ts'
import { createStore, type Store } from './store.ts'

export type VisitOptions = { calls: Calls; shareToken: string; card: BotCard; onSignedOut: () => void }

export type OpenVisit = ReturnType<typeof openVisit>

/** One signed-in visitor at one link: commands go out by calls, what comes of them arrives as facts. */
export function openVisit({ calls, shareToken, card, onSignedOut }: VisitOptions) {
  const store: Store<Visit> = createStore(beginning)
  const tell = (fact: Fact) => store.change((visit) => apply(visit, fact))
  const complain = (error: unknown) => {
    const failure = failureOf(error)
    return failure.kind === 'signed-out' ? onSignedOut() : tell({ kind: 'failure', failure })
  }
  const trying = (run: () => Promise<void>) => run().catch(complain)
  const sending = createSending({ calls, shareToken, card, tell, visit: store.get, complain, newId })
  const live = follow({ calls, tell, load, complain })
  const tellTyping = createTellTyping(calls.typing)

  async function load(): Promise<string> {
    const conversation = await calls.conversation()
    tell({ kind: 'loaded', conversation })
    return conversation.cursor
  }

  return {
    card,
    calls,
    store,
    ...sending,
    start: () => void trying(live.start),
    close() {
      live.stop()
      sending.stop()
    },
    /** Only a person is told. */
    typing: () => {
      if (store.get().status === 'agent') tellTyping()
    },
    handoff: () => trying(async () => tell({ kind: 'standing', standing: await calls.handoff() })),
    loadOlder: () =>
      trying(async () => {
        const { older } = store.get()
        if (older !== undefined) tell({ kind: 'older', ...(await calls.older(older)) })
      }),
    thumb: (id: string, value: Thumb | undefined, before: Thumb | undefined) => {
      tell({ kind: 'thumb', id, value })
      return calls.thumb(id, value ?? null).catch((error: unknown) => {
        tell({ kind: 'thumb', id, value: before })
        complain(error)
      })
    },
    rate: (score: number, comment: string) =>
      trying(async () => {
        await calls.rate(score, comment)
        tell({ kind: 'rated' })
      }),
    beginAnew: () => tell({ kind: 'fresh' }),
    dismiss: () => tell({ kind: 'failure', failure: undefined }),
  }
}
