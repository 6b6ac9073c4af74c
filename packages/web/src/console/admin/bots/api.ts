import { bare } from '../../auth/auth.ts'
import { botCalls } from './calls.ts'
import { knowledgeCalls } from './knowledge/calls.ts'
import { shareCalls } from './share/calls.ts'

export const botsApi = botCalls(bare)
export const knowledgeApi = knowledgeCalls(bare)
export const shareApi = shareCalls(bare)
