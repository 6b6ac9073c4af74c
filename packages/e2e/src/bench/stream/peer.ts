import { globalAgent } from 'node:http'
import { until } from '../desk.ts'
import { type Started, startFile } from '../processes.ts'
import { ask, type Place } from './ask.ts'

const port = 28_787

/** Portkey's gateway, if somebody has put it beside the desk (`npm install --no-save @portkey-ai/gateway`). */
export async function startPeer(base: string, core?: number): Promise<{ process: Started; place: Place } | undefined> {
  const file = found('@portkey-ai/gateway/build/start-server.js')
  if (!file) return undefined
  const process = startFile(new URL(file), [`--port=${port}`, '--headless'], {}, core)
  const url = `http://127.0.0.1:${port}/v1`
  await until(
    async () =>
      fetch(url).then(
        () => true,
        () => false,
      ),
    100,
  )
  const headers = { authorization: 'Bearer bench', 'x-portkey-provider': 'openai', 'x-portkey-custom-host': base }
  const place = { url: `${url}/chat/completions`, headers }
  const answers = await ask(place, { chunks: 1, thinkMs: 0 }, globalAgent).catch(() => undefined)
  if (answers) return { process, place }
  console.log('Portkey is installed and does not answer: it is left out.')
  await process.stop()
  return undefined
}

function found(name: string): string | undefined {
  try {
    return import.meta.resolve(name)
  } catch {
    // @NOTE not installed: the bench does without.
    return undefined
  }
}
