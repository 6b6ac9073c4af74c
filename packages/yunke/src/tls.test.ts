import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type CreateClientOptions, createClient } from './base.ts'
import { YunkeNetworkError } from './errors.ts'
import { failure } from './testing/failure.ts'

const openssl = 'openssl'
const hasOpenssl = spawnSync(openssl, ['version']).status === 0
const folder = mkdtempSync(join(tmpdir(), 'yunke-tls-'))
const [certFile, keyFile] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
let origin = ''
let requests = 0

const server = createServer((_request, response) => {
  requests += 1
  response.end('{"success":true}')
})

beforeAll(async () => {
  if (!hasOpenssl) return
  const names = ['-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost']
  execFileSync(
    openssl,
    ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', ...names, '-keyout', keyFile, '-out', certFile],
    {
      stdio: 'ignore',
    },
  )
  server.setSecureContext({ cert: readFileSync(certFile), key: readFileSync(keyFile) })
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve))
  const address = server.address()
  if (address !== null && typeof address !== 'string') origin = `https://localhost:${address.port}`
})

afterAll(() => {
  server.closeAllConnections()
  server.close()
  rmSync(folder, { recursive: true })
})

describe('a host whose certificate nobody well known has signed', () => {
  beforeEach(({ skip }) => skip(!hasOpenssl, 'the openssl command is not installed'))

  async function ask(options: CreateClientOptions): Promise<number> {
    await using client = createClient({ allowedHosts: [origin], ...options })
    return (await client.request({ ...{ method: 'GET', domain: origin, path: '/x', headers: {}, company: 'c' } }))
      .status
  }

  test('gets no request at all', async () => {
    const before = requests
    const error = await failure(ask({}))
    expect(error).toBeInstanceOf(YunkeNetworkError)
    expect(String(error)).toContain('DEPTH_ZERO_SELF_SIGNED_CERT')
    expect(requests).toBe(before)
  })

  test('is trusted with its authority in a file, or at hand', async () => {
    expect(await ask({ caFile: certFile })).toBe(200)
    expect(await ask({ tls: { ca: readFileSync(certFile, 'utf8') } })).toBe(200)
  })

  test('is not looked at when it was named, and that is told', async () => {
    const warnings: string[] = []
    const quiet = () => {}
    const log = { debug: quiet, info: quiet, warn: (line: string) => void warnings.push(line), error: quiet }
    expect(await ask({ insecureHosts: ['localhost'], log })).toBe(200)
    expect(warnings).toEqual([expect.stringContaining('localhost')])
  })

  test('is looked at when another host was named', async () => {
    expect(await failure(ask({ insecureHosts: ['crm.example.com'] }))).toBeInstanceOf(YunkeNetworkError)
  })
})

test('a CA file that is not there is told at once', () => {
  expect(() => createClient({ caFile: join(folder, 'missing.pem') })).toThrow('ENOENT')
})
