import { execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const run = promisify(execFile)
const repo = fileURLToPath(new URL('../../../../', import.meta.url))
const stepMs = 60_000

export interface InstalledPackage extends AsyncDisposable {
  /** Where it was installed, under node_modules. */
  readonly folder: string
  /** Runs a module beside it with nothing but node and the given environment; resolves with what it prints. */
  run(program: string, env: Readonly<Record<string, string>>): Promise<string>
}

/**
 * Packs a package as npm would publish it and installs the archive into an empty folder, without a network.
 * Packing turns package.json over for a moment, so that happens in a copy: other tests are reading the original.
 * @param needs what it depends on, packed from what is installed here: without them an install has to fail
 */
export async function installPackage(
  name: string,
  source: URL,
  needs: readonly string[] = [],
): Promise<InstalledPackage> {
  const scratch = await mkdtemp(join(tmpdir(), 'yingda-sdk-'))
  const copy = join(scratch, 'source')
  const app = join(scratch, 'app')
  const npm = (cwd: string, ...args: string[]) =>
    run('npm', [...args, '--cache', join(scratch, 'cache')], {
      cwd,
      timeout: stepMs,
      shell: process.platform === 'win32',
    })
  await cp(source, copy, { recursive: true, filter: (path) => !/^(node_modules|dist)$/.test(basename(path)) })
  await symlink(join(repo, 'node_modules'), join(copy, 'node_modules'), 'junction')
  await npm(copy, 'pack', '--pack-destination', scratch)
  const archive = (await readdir(scratch)).find((file) => file.endsWith('.tgz'))
  if (archive === undefined) throw new Error('npm pack made no archive')
  const needed = join(scratch, 'needed')
  for (const folder of [app, needed]) await mkdir(folder)
  for (const need of needs) {
    await npm(needed, 'pack', join(repo, 'node_modules', need), '--ignore-scripts')
  }
  const archives = [join(scratch, archive), ...(await readdir(needed)).map((file) => join(needed, file))]
  await writeFile(join(app, 'package.json'), '{ "private": true, "type": "module" }\n')
  await npm(app, 'install', '--offline', '--no-audit', '--no-fund', ...archives)
  return {
    folder: join(app, 'node_modules', name),
    async run(program, env) {
      const file = join(app, 'example.js')
      await writeFile(file, program)
      return (await run(process.execPath, [file], { cwd: app, env: { ...env }, timeout: stepMs })).stdout
    },
    [Symbol.asyncDispose]: () => rm(scratch, { recursive: true, force: true }),
  }
}
