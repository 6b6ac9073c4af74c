import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

export const root = fileURLToPath(new URL('../../', import.meta.url)).replace(/\/$/, '')

export const inRepo = (...parts) => join(root, ...parts)

/** Runs TypeScript sources in this process from now on. */
export async function importTypeScript(...parts) {
  const { register } = await import('tsx/esm/api')
  register()
  return import(pathToFileURL(inRepo(...parts)).href)
}

export const say = (line) => process.stdout.write(`${line}\n`)

/** Ends the script with one sentence, and with what a tool said below it. */
export function giveUp(sentence, output = '') {
  process.stderr.write(`${sentence}\n${output && `${output}\n`}`)
  process.exit(1)
}
