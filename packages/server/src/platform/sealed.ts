import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'

/** Secrets at rest: AES-256-GCM under a key that is not in the database. */
export interface Sealer {
  /** @param context where the text is kept; moved to another place it does not open */
  seal(text: string, context: string): string
  /** `stale`: sealed by a former key, so seal it anew. Throws when no key opens it. */
  open(sealed: string, context: string): { readonly text: string; readonly stale: boolean }
}

interface Key {
  readonly id: string
  readonly bytes: Buffer
}

const version = 's1'
const tagBytes = 16
const ivBytes = 12

/** The first key seals, all of them open: a key is changed by putting the new one in front. */
export function openSealer([first, ...former]: readonly [string, ...string[]]): Sealer {
  const current = derive(first)
  const keys = [current, ...former.map(derive)]
  return {
    seal(text, context) {
      const iv = randomBytes(ivBytes)
      const cipher = createCipheriv('aes-256-gcm', current.bytes, iv, { authTagLength: tagBytes })
      cipher.setAAD(Buffer.from(context))
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return [version, current.id, iv.toString('base64url'), body.toString('base64url')].join('.')
    },
    open(sealed, context) {
      const [, id, iv, body] = /^s1\.([0-9a-f]{16})\.([\w-]{16})\.([\w-]{22,})$/.exec(sealed) ?? []
      const key = keys.find((one) => one.id === id)
      if (!key || iv === undefined || body === undefined) throw new Error('This was not sealed with a key we have.')
      return {
        text: decrypt(key, Buffer.from(iv, 'base64url'), Buffer.from(body, 'base64url'), context),
        stale: key !== current,
      }
    },
  }
}

function decrypt(key: Key, iv: Buffer, body: Buffer, context: string): string {
  const decipher = createDecipheriv('aes-256-gcm', key.bytes, iv, { authTagLength: tagBytes })
  decipher.setAAD(Buffer.from(context))
  decipher.setAuthTag(body.subarray(-tagBytes))
  return Buffer.concat([decipher.update(body.subarray(0, -tagBytes)), decipher.final()]).toString('utf8')
}

/** The id says which key it was, and nothing about the key. */
function derive(secret: string): Key {
  const part = (purpose: string, bytes: number) =>
    Buffer.from(hkdfSync('sha256', secret, '', `yingda ${purpose}`, bytes))
  return { id: part('key id', 8).toString('hex'), bytes: part('sealing', 32) }
}
