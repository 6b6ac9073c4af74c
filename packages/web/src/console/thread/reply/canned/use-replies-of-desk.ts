import { type CannedReply, fillReply } from '@yingda/server/domains/canned-replies/contract'
import { useMemo } from 'react'
import { authStore, filesApi } from '../../../auth/auth.ts'
import { useComplaint } from '../../../desk/use-complaint.ts'
import { repliesApi, replyShelf } from '../../../replies/api.ts'
import type { CannedSource } from './use-canned.ts'

/** The replies this person may use, with the names of this conversation. */
export function useRepliesOfDesk(customer: string): CannedSource {
  const complain = useComplaint()
  return useMemo(
    () => ({
      take: replyShelf.take,
      fill: (text) => fillReply(text, { customer, agent: myName() }),
      picked: (reply, addFiles) => {
        void repliesApi.used(reply.replyId).catch(() => undefined) // @NOTE only the order of the list hangs on it
        if (reply.files) void complain(async () => addFiles(await filesOf(reply)))()
      },
    }),
    [customer, complain],
  )
}

const filesOf = ({ files = [] }: CannedReply): Promise<File[]> =>
  Promise.all(
    files.map(async ({ fileId, name, mime }) => new File([await filesApi.download(fileId)], name, { type: mime })),
  )

function myName(): string | undefined {
  const auth = authStore.get()
  return auth.status === 'signed-in' ? auth.me.name : undefined
}
