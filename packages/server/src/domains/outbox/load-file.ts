import type { OutgoingFile } from '../../channels/channel.ts'
import type { Db } from '../../platform/db.ts'
import { ChannelError, messageOf } from '../../platform/errors.ts'
import { readFile } from '../files/index.ts'
import type { FileToSend } from './enqueue.ts'

/** The bytes, just before they are sent. Whatever fails here, nothing was sent yet. @throws ChannelError */
export async function loadFile(db: Db, { fileId, kind }: FileToSend): Promise<OutgoingFile> {
  const file = await readFile(db, fileId).catch((error: unknown) => {
    throw new ChannelError('down', true, `The file cannot be read: ${messageOf(error)}`, { cause: error })
  })
  if (!file) throw new ChannelError('rejected', true, 'The file is no longer there.')
  return { kind, ...file }
}
