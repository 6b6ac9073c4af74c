import { isUtf8 } from 'node:buffer'
import { isRecord } from '../is-record.ts'
import { WeComCryptoError } from './crypto-error.ts'
import { xmlText } from './xml-fields.ts'
import { maxXmlBytes, readXml } from './xml-reader.ts'

/** The outer fields are not signed: use them to choose a key, never to trust. */
export interface CallbackEnvelope {
  readonly encrypt: string
  /** corpid. Absent in JSON. */
  readonly toUserName?: string
  /** Absent or empty for the contact helper and customer service. */
  readonly agentId?: string
}

/**
 * Reads the body of a callback: XML, or JSON (aibot) when it begins with `{`.
 * @throws WeComCryptoError kind 'xml' for anything else, also over 64 KiB, without `Encrypt` or with two
 */
export function parseEnvelope(body: string | Uint8Array): CallbackEnvelope {
  const text = typeof body === 'string' ? body : decode(body)
  if (Buffer.byteLength(text) > maxXmlBytes) throw refuse('too long')
  return /^[ \t\r\n]*\{/.test(text) ? parseJson(text) : parseXml(text)
}

function parseXml(text: string): CallbackEnvelope {
  const record = readXml(text)
  const encrypt = xmlText(record, 'Encrypt')
  const toUserName = xmlText(record, 'ToUserName')
  const agentId = xmlText(record, 'AgentID')
  if (!encrypt) throw refuse('no Encrypt')
  return { encrypt, ...(toUserName !== undefined && { toUserName }), ...(agentId !== undefined && { agentId }) }
}

function parseJson(text: string): CallbackEnvelope {
  const value = readJson(text)
  const encrypt = isRecord(value) ? value.encrypt : undefined
  if (typeof encrypt !== 'string' || encrypt === '') throw refuse('no encrypt')
  return { encrypt }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // @NOTE The parser's message quotes the text, so it is not passed on.
    throw refuse('not JSON')
  }
}

function decode(body: Uint8Array): string {
  if (!(body instanceof Uint8Array) || !isUtf8(body)) throw refuse('not UTF-8')
  return Buffer.from(body.buffer, body.byteOffset, body.byteLength).toString('utf8')
}

function refuse(reason: string): WeComCryptoError {
  return new WeComCryptoError('xml', `envelope refused: ${reason}`)
}
