import type { InboundItem, PulledPage, PullRequest } from '../../channels/channel.ts'

type Answer = PulledPage | Promise<PulledPage>

export interface FakeRemote {
  /** What was asked, oldest first. */
  readonly asked: PullRequest[]
  readonly pull: (request: PullRequest) => Promise<PulledPage>
  /** Says what is answered from now on; until then every account is empty. */
  answers(answer: (request: PullRequest) => Answer): void
}

export const emptyPage = ({ cursor }: PullRequest): PulledPage => ({
  items: [],
  cursor: cursor ?? 'start',
  more: false,
})

/** A remote that keeps messages until they are fetched. */
export function fakeRemote(): FakeRemote {
  const asked: PullRequest[] = []
  let answer: (request: PullRequest) => Answer = emptyPage
  return {
    asked,
    async pull(request) {
      asked.push(request)
      return answer(request)
    },
    answers(next) {
      answer = next
    },
  }
}

/** A log of messages with a cursor that counts them, handed out in pages of `size`. */
export const pagesOf =
  (items: readonly InboundItem[], size: number) =>
  ({ cursor }: PullRequest): PulledPage => {
    const end = Number(cursor ?? 0) + size
    return { items: items.slice(end - size, end), cursor: String(end), more: end < items.length }
  }

export const saidItem = (remoteKey: string, sentAt?: string): InboundItem => ({
  kind: 'message',
  msgType: 'text',
  text: `text of ${remoteKey}`,
  remoteKey,
  customerRef: 'wm1',
  ...(sentAt && { sentAt }),
})
