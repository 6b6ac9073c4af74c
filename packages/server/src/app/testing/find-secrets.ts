/** One place where something was found; `secret` is its beginning, enough to tell which. */
export interface Found {
  readonly where: string
  readonly secret: string
}

/** Which of the secrets stand in which text, however they are spelt: bare, escaped, in base64, in hexadecimal. */
export function findSecrets(texts: ReadonlyMap<string, string>, secrets: Iterable<string>): Found[] {
  const wanted = [...new Set(secrets)].map((secret) => ({ secret, spellings: spellingsOf(secret) }))
  return [...texts].flatMap(([where, text]) =>
    wanted
      .filter(({ spellings }) => spellings.some((spelling) => text.includes(spelling)))
      .map(({ secret }) => ({ where, secret: `${secret.slice(0, 4)}…` })),
  )
}

function spellingsOf(secret: string): string[] {
  const bytes = Buffer.from(secret)
  const form = new URLSearchParams({ secret }).toString().slice('secret='.length)
  const escaped = encodeURIComponent(secret)
  return [secret, escaped, escaped.toLowerCase(), form, bytes.toString('hex'), ...base64Of(bytes)]
}

/** Base64 of a text that it begins, without the end, which depends on what follows. */
const base64Of = (bytes: Buffer) =>
  (['base64', 'base64url'] as const).map((form) => bytes.subarray(0, bytes.length - (bytes.length % 3)).toString(form))
