/**
 * What a caller can do about an errcode.
 * retry: again, a little later · refresh-token: new token, once · rate: wait for the window · config: an administrator
 * must act · session: final for this message · permanent: the request itself is wrong
 */
export type ErrcodeClass = 'ok' | 'retry' | 'refresh-token' | 'rate' | 'config' | 'session' | 'permanent'

const classes = {
  ok: [0],
  retry: [-1, 6000, 45035],
  'refresh-token': [40001, 40014, 42001],
  rate: [45009, 45033, 45036],
  config: [
    40013, 40056, 40057, 40091, 43009, 43012, 45022, 45024, 45026, 45031, 48001, 48002, 48003, 48004, 48006, 48007,
    48008, 48009, 48010, 48011, 50001, 50002, 50003, 60011, 60020, 60021, 60030, 60031, 81011, 81012, 95003, 95005,
    95011, 95012, 95014, 95015, 95017, 95020, 95021, 95023, 95026, 95027, 95032, 301002, 301007, 301042, 853000,
  ],
  session: [41050, 42052, 95001, 95002, 95007, 95013, 95016, 95018, 95019, 95031, 95033],
} as const satisfies Partial<Record<ErrcodeClass, readonly number[]>>

const classByCode: ReadonlyMap<number, ErrcodeClass> = new Map([
  ...group('ok'),
  ...group('retry'),
  ...group('refresh-token'),
  ...group('rate'),
  ...group('config'),
  ...group('session'),
])

/**
 * An unknown code is 'permanent'.
 * @param fromGettoken 40001 from gettoken itself is a wrong secret: 'config', because asking again gets the IP banned
 * https://developer.work.weixin.qq.com/document/path/90313
 */
export function classifyErrcode(code: number, { fromGettoken = false } = {}): ErrcodeClass {
  if (fromGettoken && code === 40001) return 'config'
  return classByCode.get(code) ?? 'permanent'
}

function group(name: keyof typeof classes): [number, ErrcodeClass][] {
  return classes[name].map((code) => [code, name])
}
