import { existsSync, readdirSync } from 'node:fs'
import type { Channel } from './channel.ts'

const here = new URL('./', import.meta.url)

/** Every folder beside this file is a channel. A folder that does not say what it must is refused by name. */
export async function loadChannels(): Promise<Channel[]> {
  const folders = readdirSync(here, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && existsSync(new URL(`${entry.name}/index.ts`, here)),
  )
  const channels = await Promise.all(
    folders.map(async ({ name }) => {
      const { channel } = (await import(`./${name}/index.ts`)) as { channel?: Channel }
      if (channel?.manifest.id !== name)
        throw new Error(`channels/${name} must export a channel with the id "${name}".`)
      return channel
    }),
  )
  return channels.sort((a, b) => a.manifest.id.localeCompare(b.manifest.id))
}
