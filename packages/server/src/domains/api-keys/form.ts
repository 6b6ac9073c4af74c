import { newSecret } from '../../platform/secrets.ts'

/** `yk_`, the part of the id that is the key's own, and 256 bits: whoever finds one sees what it is and which. */
const form = /^yk_[0-9a-z]{22}_[\w-]{43}$/

export const newKey = (keyId: string): string => `yk_${keyId.slice('key_'.length)}_${newSecret()}`

export const isApiKey = (token: string): boolean => form.test(token)
