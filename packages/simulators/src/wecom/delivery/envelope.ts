import { randomBytes } from 'node:crypto'
import { encrypt, sign } from '../crypto.ts'
import type { State } from '../state.ts'
import { type XmlChild, xml } from '../xml.ts'
import type { Receiver } from './receivers.ts'

/**
 * One attempt as it goes over the wire: everything but the plaintext is fresh each time.
 * The faults that spoil an attempt are read now, so switching them off heals the next retry.
 */
export function seal(state: State, receiver: Receiver, plaintext: string): { query: string; body: string } {
  const { settings, faults } = state
  const receiveId = faults.wrongReceiveId ? `${settings.corpId}-other` : settings.corpId
  const encrypted = encrypt(receiver.aesKey, plaintext, receiveId)
  return {
    query: `${signedQuery(state, receiver, encrypted)}${faults.extraQuery ? '&scene=1&from=wecom' : ''}`,
    body: xml(outerChildren(state, receiver, encrypted)),
  }
}

/** `msg_signature`, `timestamp` and `nonce` over one ciphertext, for a POST and for the echo check alike. */
export function signedQuery(state: State, { token }: Receiver, encrypted: string): string {
  const timestamp = String(Math.floor(state.settings.now() / 1000))
  const nonce = String(randomBytes(6).readUIntBE(0, 6))
  const signature = sign(token, timestamp, nonce, encrypted)
  return `msg_signature=${state.faults.badSignature ? spoil(signature) : signature}&timestamp=${timestamp}&nonce=${nonce}`
}

/** WeCom does not promise an order of the children; with `extraXml` it is not the usual one. */
function outerChildren({ settings, faults }: State, { agentId }: Receiver, encrypted: string): XmlChild[] {
  const toUser: XmlChild = ['ToUserName', settings.corpId]
  const agent: XmlChild = ['AgentID', agentId === undefined ? '' : String(agentId)]
  if (faults.extraXml) return [['Encrypt', encrypted], ['ItemCount', 1], agent, ['Trace', 'a]]>b'], toUser]
  return [toUser, agent, ['Encrypt', encrypted]]
}

function spoil(signature: string): string {
  return (signature.startsWith('0') ? '1' : '0') + signature.slice(1)
}
