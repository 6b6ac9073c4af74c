import { existsSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { pino } from 'pino'
import type { Channel, OpenChannel, Settings } from '../channel.ts'
import { createMemoryState } from '../channel-state.ts'
import { loadChannels } from '../load.ts'
import type { Conformance } from './conformance.ts'

export interface Tested {
  readonly channel: Channel
  readonly conformance: Conformance
  readonly fixtures: readonly Fixture[]
  /** What a pull may bring; none when the channel does not pull. */
  readonly pulled: readonly Fixture[]
}

export interface Fixture {
  readonly name: string
  readonly payload: string
  /** The JSON of the items; undefined when somebody forgot it. */
  readonly expected: string | undefined
}

const folderOf = (id: string) => new URL(`../${id}/`, import.meta.url)

/** Every channel that has a remote, with what it says of it. One that says nothing is an error. */
export async function testedChannels(): Promise<Tested[]> {
  const channels = (await loadChannels()).filter(({ manifest }) => !manifest.readHere)
  return Promise.all(
    channels.map(async (channel) => {
      const { id } = channel.manifest
      const module: { conformance: Conformance } = await import(`../${id}/testing/conformance.ts`)
      return {
        channel,
        conformance: module.conformance,
        fixtures: await fixturesOf(new URL('fixtures/', folderOf(id))),
        pulled: await fixturesOf(new URL('fixtures/pulled/', folderOf(id))),
      }
    }),
  )
}

async function fixturesOf(folder: URL): Promise<Fixture[]> {
  const files = existsSync(folder) ? await readdir(folder, { withFileTypes: true }) : []
  const names = files
    .filter((file) => file.isFile() && !file.name.endsWith('.expected.json'))
    .map(({ name }) => name)
    .sort()
  return Promise.all(
    names.map(async (name) => ({
      name,
      payload: await readFile(new URL(name, folder), 'utf8'),
      expected: await readFile(new URL(`${name.replace(/\.\w+$/, '')}.expected.json`, folder), 'utf8').catch(
        () => undefined,
      ),
    })),
  )
}

/** A channel opened as the desk opens it; `lines` is what it wrote to the log, exactly as it would be written. */
export function openTested(
  { channel, conformance }: Pick<Tested, 'channel'> & Partial<Tested>,
  settings: Settings,
  remote: typeof fetch = noRemote,
) {
  const lines: string[] = []
  const log = pino({ level: 'trace' }, { write: (line: string) => void lines.push(line) })
  const state = createMemoryState(conformance?.kept)
  const open: OpenChannel = channel.open(settings, { log, fetch: remote, state })
  return { ...open, lines }
}

const noRemote = async (): Promise<never> => {
  throw new Error('Nothing may be asked of the remote here.')
}
