/** Fake answers of Douyin, in its own words. */
export const json =
  (body: unknown): typeof fetch =>
  async () =>
    Response.json(body)

const extra = (error_code: number) => ({
  error_code,
  description: error_code === 0 ? '' : 'refused',
  sub_error_code: 0,
  sub_description: '',
  logid: '2026112100000000000000000000',
  now: '1795000000000',
})

export const taken = json({
  extra: extra(0),
  data: { error_code: 0, description: '' },
  msg_id: '@sent==',
  msg_list: ['@sent=='],
})
export const refusal = (code: number) =>
  json({ extra: extra(code), data: { error_code: code, description: 'refused' } })

/** Each address by a part of its path; the others by `rest`. */
export const routed =
  (routes: Readonly<Record<string, typeof fetch>>, rest: typeof fetch): typeof fetch =>
  (input, init) => {
    const { pathname } = new URL(String(input))
    return (Object.entries(routes).find(([path]) => pathname === path)?.[1] ?? rest)(input, init)
  }

export const badGateway = async (): Promise<Response> => new Response('<html>502</html>', { status: 502 })

export function hang(_input: unknown, init?: RequestInit): Promise<Response> {
  return new Promise((_resolve, reject) => {
    init?.signal?.addEventListener('abort', () => reject(init.signal?.reason))
  })
}
