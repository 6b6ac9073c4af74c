import { type ApiAnswer, ok } from '../errors.ts'
import type { ApiCall } from './call.ts'

/** `GET /cgi-bin/get_api_domain_ip`: the addresses of this API. */
export function getApiDomainIp({ state }: ApiCall): ApiAnswer {
  return ok({ ip_list: [state.settings.host] })
}
