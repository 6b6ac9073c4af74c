import type { AnswerQuestion, KnownBot } from '../bots/index.ts'
import type { GuardDeps, Revocations } from '../sharing/index.ts'
import type { Converse } from '../webchat/index.ts'

export interface CompletionsDeps extends GuardDeps {
  /** For owners who ask their own bot: nothing is stored. */
  readonly answer: AnswerQuestion
  /** Read while it is asked who asks, so that the first word does not wait for it. */
  readonly lookUp: (botId: string) => Promise<KnownBot | undefined>
  /** For end users: the message and the answer are stored, and a person may have the conversation. */
  readonly converse: Converse
  readonly revocations: Pick<Revocations, 'watch'>
  /** Where browsers reach the desk; undefined: wherever they say they do. */
  readonly publicBaseUrl: string | undefined
}
