/** The place of a message in its session: its id ends with it. */
export const seqOf = (msgId: string): number => Number(/_(\d+)$/.exec(msgId)?.[1] ?? 0)
