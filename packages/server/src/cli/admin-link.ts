import { weComDirectory } from '../app/directory.ts'
import { type Env, readEnv } from '../app/env.ts'
import { adminLink as makeLink } from '../domains/agents/index.ts'
import { openDb } from '../platform/db.ts'
import { openDeskData } from './open-desk-data.ts'

const reasons = {
  absent: 'is not in the company directory, and there is an administrator who can add agents.',
  unreachable:
    'is not in the directory that is stored here, and WeCom could not be asked. There is an administrator who can add agents.',
} as const

/** `npm run yingda -- admin-link <userid>`: makes the first administrator, or one more, and prints a sign-in link. */
export async function adminLink(
  args: readonly string[] = process.argv.slice(3),
  env: Env = readEnv(),
  print: (line: string) => void = console.log,
): Promise<boolean> {
  const [userId = '', ...rest] = args
  if (!/^[\w@.-]{1,64}$/.test(userId) || rest.length > 0) {
    print('Whom? npm run yingda -- admin-link <userid of WeCom>')
    return false
  }
  const data = await openDeskData(env)
  const db = openDb({ url: data.databaseUrl, max: 2 })
  try {
    const link = await makeLink({ db, directory: weComDirectory(data.settings) }, userId)
    if (typeof link === 'string') {
      print(`${userId} ${reasons[link]}`)
      return false
    }
    const { publicBaseUrl, port } = data.config
    print(`${link.name} (${link.userId}) is an administrator. The link signs in once, within 24 hours:`)
    print(`${publicBaseUrl ?? `http://localhost:${port}`}/console/?login=${link.login}`)
    return true
  } finally {
    await db.close()
    await data.close()
  }
}
