import { type App, detailed, ref } from '../../../platform/http.ts'
import { newId } from '../../../platform/ids.ts'
import { askPerson } from '../ask-person.ts'
import { Standing } from '../contract.ts'
import { perMinute, type VisitorRoutesDeps, visitorFrom } from './deps.ts'
import { base, ShareParams, tags } from './schemas.ts'

export const handoffRoute = (app: App, deps: VisitorRoutesDeps) =>
  app.post(
    `${base}/handoff`,
    {
      config: perMinute(20),
      schema: {
        operationId: 'requestHandoff',
        tags,
        description: 'The visitor wants a person. Who waits or is served already stays where they are.',
        params: ShareParams,
        response: { 200: ref(Standing), ...detailed },
      },
    },
    async (request) => {
      const { visitor } = await visitorFrom(deps, request)
      return askPerson(deps, visitor, newId('trc'))
    },
  )
