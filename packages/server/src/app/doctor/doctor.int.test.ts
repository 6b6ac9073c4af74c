import Fastify from 'fastify'
import { afterAll, expect, test } from 'vitest'
import { loadChannels } from '../../channels/load.ts'
import { doctorRoutes, runDoctor } from '../../domains/doctor/index.ts'
import { ApiResponse, type App } from '../../platform/http.ts'
import { bootDesk } from '../../testing/index.ts'
import { handleErrors } from '../error-handler.ts'
import { doctorDeps } from './deps.ts'

const desk = await bootDesk()
const { settings } = desk.config
const deps = doctorDeps({
  config: desk.config,
  settings,
  channels: await loadChannels(),
  dataDir: '/tmp',
  database: async () => desk.db,
  port: () => Number(new URL(desk.url).port),
})
const app: App = Fastify()
app.addSchema(ApiResponse)
handleErrors(app)
await app.register(doctorRoutes({ db: desk.db, doctor: deps }))
afterAll(() => app.close())
const ask = async (userId: string) => {
  const { token } = await desk.login(userId)
  return app.inject({ url: '/api/doctor', headers: { authorization: `Bearer ${token}` } })
}

test('a desk that is well says so of itself', async () => {
  const { checks } = await runDoctor(deps)
  // Free connections and disk belong to the machine that runs the tests.
  const ours = checks.filter(({ id }) => !['database', 'disk', 'transactions'].includes(id))
  expect(ours.filter(({ state }) => state !== 'ok')).toEqual([])
  expect(checks.find(({ id }) => id === 'callback')?.found.en).toContain(
    `${desk.url.replace('localhost', '127.0.0.1')}`,
  )
})

test('keys that the running desk does not have are found by its own address', async () => {
  const other = { ...settings, WECOM_CALLBACK_TOKEN: 'anotherPlantedToken' }
  const { checks } = await runDoctor({ ...deps, settings: other })
  expect(checks.find(({ id }) => id === 'callback')).toMatchObject({ state: 'failed' })
})

test('an administrator reads the report, and no secret is in it', async () => {
  const answer = await ask('admin')
  expect([answer.statusCode, answer.json().code]).toEqual([200, 0])
  expect(answer.json().data.checks.map(({ id }: { id: string }) => id)).toContain('trusted-ip')
  expect(answer.body).not.toMatch(/planted/)
})

test('nobody else does', async () => {
  expect((await ask('zhangsan')).json()).toMatchObject({ code: 1002 })
  expect((await app.inject({ url: '/api/doctor' })).statusCode).toBe(401)
})
