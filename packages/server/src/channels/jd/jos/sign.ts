import { createHash } from 'node:crypto'

/**
 * The gateway's signature, which pushes of JD's home delivery carry too: names and values in the order of the names,
 * between two copies of the secret. An empty value counts as absent. https://help.jd.com/jos/question-580.html
 */
export function josSign(params: Readonly<Record<string, string>>, secret: string): string {
  const parts = Object.keys(params)
    .filter((name) => name !== 'sign' && params[name] !== '')
    .sort()
    .map((name) => name + params[name])
  return createHash('md5')
    .update([secret, ...parts, secret].join(''))
    .digest('hex')
    .toUpperCase()
}
