import type { RawRequest } from '../channel.ts'

/** Whatever proves a callback: gone, emptied, changed at either end, given twice. */
export function tampered(request: RawRequest): RawRequest[] {
  const withQuery = (change: (query: URLSearchParams) => void) => {
    const query = new URLSearchParams(request.query)
    change(query)
    return { ...request, query }
  }
  const inQuery = [...request.query].flatMap(([name, value]) => [
    withQuery((query) => query.delete(name)),
    withQuery((query) => query.append(name, value)),
    ...spoiled(value).map((bad) => withQuery((query) => query.set(name, bad))),
  ])
  const inHeaders = Object.entries(request.headers)
    .filter(([name]) => /^(x|webhook)-/.test(name))
    .flatMap(([name, value]) =>
      [undefined, ...spoiled(String(value))].map((bad) => ({
        ...request,
        headers: { ...request.headers, [name]: bad },
      })),
    )
  return [{ ...request, query: new URLSearchParams(), headers: {} }, ...inQuery, ...inHeaders]
}

const spoiled = (value: string) => [
  '',
  value.slice(1),
  `${value}0`,
  (value.startsWith('0') ? '1' : '0') + value.slice(1),
  value.slice(0, -1) + (value.endsWith('0') ? '1' : '0'),
]
