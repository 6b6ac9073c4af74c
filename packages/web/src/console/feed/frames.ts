import type { CrmSyncFrame } from '@yingda/server/domains/crm/contract'
import type { CustomerFrame } from '@yingda/server/domains/customers/contract'
import type { KnowledgeImportFrame } from '@yingda/server/domains/knowledge/contract'
import type { AgentStatusFrame } from '@yingda/server/domains/presence/contract'
import type { DurableFrame, ServerFrame } from '@yingda/server/domains/sessions/contract'

/** Facts that are not about one session. */
export type DeskFrame = CustomerFrame | AgentStatusFrame | CrmSyncFrame | KnowledgeImportFrame

/** Everything that is kept, and comes again after a `resume`. */
export type FactFrame = DurableFrame | DeskFrame

export type ConsoleFrame = ServerFrame | DeskFrame
