import { adminLink } from './admin-link.ts'
import { doctor } from './doctor.ts'
import { sim } from './sim.ts'
import { sync } from './sync.ts'
import { weComCheck } from './wecom-check.ts'

/** `npm run yingda -- <command>`; a command may be two words. */
const commands: Readonly<Record<string, () => Promise<boolean>>> = {
  'admin-link': () => adminLink(),
  doctor: () => doctor(),
  sim: () => sim(),
  sync,
  'wecom check': () => weComCheck(),
}

const [first = '', second = ''] = process.argv.slice(2)
const name = [`${first} ${second}`, first].find((known) => Object.hasOwn(commands, known)) ?? first
const command = Object.hasOwn(commands, name) ? commands[name] : undefined
if (command) process.exitCode = (await command()) ? 0 : 1
else {
  console.error(`Unknown command "${name}". There are: ${Object.keys(commands).join(', ')}.`)
  process.exitCode = 1
}
