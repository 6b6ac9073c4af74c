/** Answers of a WeCom that plays along, for the tests of this folder. */
export const accessToken = 'planted-access-token-of-the-test'

export const answer =
  (body: unknown): typeof fetch =>
  async () =>
    Response.json(body)

export const refusal = (errcode: number) => answer({ errcode, errmsg: 'refused, hint: [1_1_1], from ip: 203.0.113.7' })

/** By the end of the path; every other call goes to `otherwise`. */
export const routed =
  (routes: Readonly<Record<string, typeof fetch>>, otherwise: typeof fetch): typeof fetch =>
  (input, init) =>
    (routes[new URL(String(input)).pathname.replace('/cgi-bin/', '')] ?? otherwise)(input, init)

const token = answer({ errcode: 0, errmsg: 'ok', access_token: accessToken, expires_in: 7200 })

export const prepared = (otherwise: typeof fetch): typeof fetch => routed({ gettoken: token }, otherwise)

export function hang(_input: unknown, init?: RequestInit): Promise<Response> {
  return new Promise((_resolve, reject) => {
    init?.signal?.addEventListener('abort', () => reject(init.signal?.reason))
  })
}

export const badGateway = async () => new Response('<html>502</html>', { status: 502 })
