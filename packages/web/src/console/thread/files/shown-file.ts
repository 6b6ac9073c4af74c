import type { MessageFile } from '@yingda/server/domains/files/contract'
import type { OutgoingFile } from '../../feed/state.ts'

/** What a bubble shows of a file, whether it came, goes, or is still being brought to the server. */
export type ShownFile = MessageFile & Pick<OutgoingFile, 'preview'>
