import type { Heard } from './heard.ts'

export interface Asking {
  /** One request; what comes back is heard, headers included. */
  ask(method: string, path: string, init?: RequestInit): Promise<string>
  /** The same as somebody who is signed in, with a JSON body. */
  as(token: string | undefined, method: string, path: string, body?: unknown): Promise<string>
}

export function askingAt(url: string, heard: Pick<Heard, 'add'>): Asking {
  const ask: Asking['ask'] = async (method, path, init = {}) => {
    const response = await fetch(url + path, { method, ...init })
    const text = await response.text()
    heard.add('answer', `${response.status} ${JSON.stringify([...response.headers])} ${text}`)
    return text
  }
  return {
    ask,
    as: (token, method, path, body) =>
      ask(method, path, {
        headers: {
          ...(token && { authorization: `Bearer ${token}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
  }
}
