import { doctor } from './doctor.ts'

/** `npm run yingda -- <command>`. */
const commands: Readonly<Record<string, () => Promise<boolean>>> = { doctor }

const name = process.argv[2] ?? ''
const command = Object.hasOwn(commands, name) ? commands[name] : undefined
if (command) process.exitCode = (await command()) ? 0 : 1
else {
  console.error(`Unknown command "${name}". There are: ${Object.keys(commands).join(', ')}.`)
  process.exitCode = 1
}
