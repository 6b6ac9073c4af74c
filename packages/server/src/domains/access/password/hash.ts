import { hash, type Options, verify } from '@node-rs/argon2'

// Argon2id is the default of the library; 19 MiB and two passes are OWASP's first choice.
const options: Options = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }
const atOnce = 2
const mayWait = 16

let running = 0
const waiting: (() => void)[] = []

/** 'busy': so many are waiting that another one would only make everybody wait. */
export const hashPassword = (password: string): Promise<string | 'busy'> => inTurn(() => hash(password, options))

/** Takes as long for an account without a password as for any other. */
export const isPassword = (stored: string | undefined, password: string): Promise<boolean | 'busy'> =>
  inTurn(async () => {
    const right = await verify(stored ?? (await nobodys), password)
    return stored !== undefined && right
  })

const nobodys = hash('a password that nobody has', options)

/** A hash fills a thread and 19 MiB, so a flood of sign-ins must not get more than two of them. */
async function inTurn<T>(work: () => Promise<T>): Promise<T | 'busy'> {
  if (running >= atOnce) {
    if (waiting.length >= mayWait) return 'busy'
    await new Promise<void>((resolve) => waiting.push(resolve))
  } else running += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}
