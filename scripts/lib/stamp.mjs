import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { root } from './repo.mjs'

/**
 * One hash over files: what is in those that are named, and the names, sizes and times of those in folders. Reading the
 * thousand files of a folder would take longer than the rest of looking for changes, at every start.
 */
export function hashOf(paths, skip = () => false) {
  const hash = createHash('sha256')
  for (const path of paths.filter(existsSync)) {
    if (!statSync(path).isDirectory()) hash.update(`${relative(root, path)}\0`).update(readFileSync(path))
    else for (const file of filesIn(path, skip).sort()) hash.update(tracesOf(file))
  }
  return hash.digest('hex')
}

function tracesOf(file) {
  const { size, mtimeMs } = statSync(file)
  return `${relative(root, file)}\0${size}\0${mtimeMs}\0`
}

export const readStamp = (file) => (existsSync(file) ? readFileSync(file, 'utf8').trim() : '')

export const writeStamp = (file, stamp) => writeFileSync(file, `${stamp}\n`)

function filesIn(folder, skip) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    if (skip(path)) return []
    return entry.isDirectory() ? filesIn(path, skip) : [path]
  })
}
