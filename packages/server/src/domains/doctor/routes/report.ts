import { type App, envelope, ok, ref, refusals } from '../../../platform/http.ts'
import { requirePermission } from '../../agents/index.ts'
import { DoctorReport } from '../contract.ts'
import { runDoctor } from '../run.ts'
import type { DoctorRoutesDeps } from './deps.ts'

/** WeCom bans an address that asks for tokens with a wrong secret again and again. */
const perMinute = 10

export function reportRoute(app: App, { doctor }: DoctorRoutesDeps): void {
  let running: Promise<DoctorReport> | undefined
  /** Whoever asks while it looks gets the same answer. */
  const report = () => {
    running ??= runDoctor(doctor).finally(() => {
      running = undefined
    })
    return running
  }
  app.get(
    '/api/doctor',
    {
      schema: {
        operationId: 'getDoctorReport',
        tags: ['Doctor'],
        description: 'Looks at WeCom, the callback address, the database and this machine now; takes up to 5 s.',
        response: { 200: envelope(ref(DoctorReport)), ...refusals },
      },
      config: { rateLimit: { max: perMinute, timeWindow: 60_000 } },
      preValidation: requirePermission('system.read'),
    },
    async () => ok(await report()),
  )
}
