import type { Channel, Settings } from '../../channels/channel.ts'
import type { Config } from '../config.ts'

/** Also what no form knows yet: it costs nothing to hide too much. */
const secretName = /(SECRET|TOKEN|KEY|KEYS_OLD|PASSWORD)$/

/** Values that no text of ours may hold. */
export function secretsIn(
  { databaseUrl }: Pick<Config, 'databaseUrl'>,
  settings: Settings,
  channels: readonly Channel[],
): readonly string[] {
  const declared = new Set(
    channels.flatMap(({ manifest }) => manifest.settings.flatMap(({ env, secret }) => (secret ? [env] : []))),
  )
  const values = Object.entries(settings).flatMap(([name, value]) =>
    declared.has(name) || secretName.test(name) ? [value] : [],
  )
  return databaseUrl ? [...values, ...passwordIn(databaseUrl)] : values
}

/** As it stands in the URL, and as the server gets it. */
function passwordIn(url: string): readonly string[] {
  const { password } = new URL(url)
  return password ? [password, decodeURIComponent(password)] : []
}
