import type { State } from '../state.ts'
import { type XmlChild, xml } from '../xml.ts'

export interface Plain {
  readonly from: string
  readonly msgType: string
  /** Children between MsgType and MsgId. */
  readonly children: readonly XmlChild[]
  /** Absent for events. */
  readonly msgId?: bigint
}

/** The document inside the ciphertext; it stays the same over all attempts. */
export function plaintext(state: State, { from, msgType, children, msgId }: Plain): string {
  const { settings, faults } = state
  const parts: XmlChild[] = [
    ['ToUserName', settings.corpId],
    ['FromUserName', from],
    ['CreateTime', Math.floor(settings.now() / 1000)],
    ['MsgType', msgType],
    ...children,
  ]
  if (msgId !== undefined) parts.push(['MsgId', msgId])
  parts.push(['AgentID', settings.agentId])
  return xml(faults.extraXml ? [['SessionFrom', 'unknown child'], ...parts.reverse()] : parts)
}
