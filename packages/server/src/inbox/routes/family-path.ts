import { refusal } from '../../channels/answers.ts'
import type { Reply } from '../../channels/channel.ts'
import type { Passed } from './door.ts'

/** The contract's path of a family of channels: POST alone, answers in its envelope. */
export const isFamilyPath = (path: string): boolean => /^\/channel\/[^/]+\/callback$/.test(path)

/** There every stranger gets one answer, whatever the channel says to strangers, and whether or not it is set up. */
export const inFamily = ({ verdict, reply }: Passed): Reply => (verdict === 'refused' ? refusal : reply)
