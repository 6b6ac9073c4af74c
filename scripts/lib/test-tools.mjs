import { accessSync, constants, existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { say } from './repo.mjs'
import { runProgram, tail } from './run-program.mjs'

/** What some tests need from the machine: the variable that tells them where it is, and the names it goes by. */
const tools = [
  { variable: 'YINGDA_CHROMIUM', title: 'Chromium', names: ['chromium', 'chromium-browser', 'google-chrome'] },
  { variable: 'YINGDA_OATHTOOL', title: 'oathtool', names: ['oathtool'] },
  { variable: 'YINGDA_ZBARIMG', title: 'zbarimg', names: ['zbarimg'] },
]
const debianPackages = ['chromium', 'fonts-noto-cjk', 'oathtool', 'zbar-tools']

/** Finds the tools, installs them where that is ours to do, and answers `{ env, missing }` for the test run. */
export async function provideTools() {
  let found = await findAll()
  if (found.some(({ path }) => !path) && mayInstall()) {
    await installPackages()
    found = await findAll()
  }
  const present = found.filter(({ path }) => path)
  return {
    env: Object.fromEntries(present.map(({ variable, path }) => [variable, path])),
    missing: found.filter(({ path }) => !path).map(({ title }) => title),
  }
}

const findAll = () => Promise.all(tools.map(async (tool) => ({ ...tool, path: await find(tool) })))

async function find({ variable, names }) {
  const candidates = [process.env[variable], ...names.map(onPath)]
  for (const path of candidates) {
    // Some distributions ship a placeholder of the same name, so it has to answer.
    if (path && (await runProgram(path, ['--version'], { timeoutMs: 30_000 })).ok) return path
  }
  return undefined
}

function onPath(name) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin']
  return folders.map((folder) => join(folder, name)).find(isExecutable)
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    // @NOTE not there and not allowed are the same answer.
    return false
  }
}

const mayInstall = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get')

async function installPackages() {
  say('Installing a browser for the tests…')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  await runProgram('apt-get', ['update'], { env })
  const { ok, output } = await runProgram('apt-get', ['install', '-y', '--no-install-recommends', ...debianPackages], {
    env,
  })
  if (!ok) say(`apt-get could not install it:\n${tail(output, 5)}`)
}
