import { spawn } from 'node:child_process'
import { inRepo, root } from './repo.mjs'

const longestMs = 20 * 60_000

/**
 * Runs a program and keeps what it says; with `show` it speaks to the terminal itself.
 * Answers `{ ok, output }`; a program that cannot be started at all is `ok: false` too.
 */
export function runProgram(file, args, { cwd = root, env = process.env, show = false, timeoutMs = longestMs } = {}) {
  return new Promise((resolve) => {
    const stdio = show ? 'inherit' : ['ignore', 'pipe', 'pipe']
    const child = spawn(file, args, { cwd, env, stdio, timeout: timeoutMs, killSignal: 'SIGKILL' })
    let output = ''
    const keep = (chunk) => {
      output += chunk
    }
    child.stdout?.setEncoding('utf8').on('data', keep)
    child.stderr?.setEncoding('utf8').on('data', keep)
    child.on('error', (error) => resolve({ ok: false, output: error.message }))
    child.on('close', (code, signal) => {
      if (signal) output += `\nended by ${signal}`
      resolve({ ok: code === 0, output: output.trim() })
    })
  })
}

/** A tool of node_modules, run by this Node. */
export const runTool = (name, args, options) =>
  runProgram(process.execPath, [inRepo('node_modules/.bin', name), ...args], options)

export const tail = (output, lines = 20) => output.split('\n').slice(-lines).join('\n')

export const head = (output, lines = 15) => output.split('\n').slice(0, lines).join('\n')
