import type { OpenApi, Operation, Parameter } from '../open-api.ts'
import { resolve } from '../open-api.ts'
import type { Target } from './rules/index.ts'
import { sampleOf } from './sample.ts'

export interface Call {
  readonly operationId: string
  readonly method: string
  readonly path: string
  readonly operation: Operation
}

export const callsOf = (document: OpenApi): Call[] =>
  Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => {
      const name = `${method.toUpperCase()} ${path}`
      return { operationId: operation.operationId ?? name, method: method.toUpperCase(), path, operation }
    }),
  )

export interface Asked {
  readonly url: string
  readonly document: OpenApi
  readonly token?: string | undefined
  readonly target?: Target | undefined
  readonly body?: unknown
}

export interface Answer {
  readonly status: number
  readonly text: string
}

/** Sends what the document says the operation takes, about the session if there is one. */
export async function ask({ method, path, operation }: Call, asked: Asked): Promise<Answer> {
  const { url, document, token, target } = asked
  const about: Record<string, string> = { ...target, sessionId: target?.sessionId ?? 'ses_0000000000000000000000' }
  const filled = path.replaceAll(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(about[name] ?? 'nothing'))
  const [contentType, media] = Object.entries(operation.requestBody?.content ?? {})[0] ?? []
  const body = asked.body ?? (media?.schema && sampleOf(document, media.schema))
  const isJson = contentType === 'application/json'
  const response = await fetch(`${url}${filled}${queryOf(document, operation)}`, {
    method,
    headers: {
      ...(contentType && { 'content-type': contentType }),
      ...(token && { authorization: `Bearer ${token}` }),
    },
    ...(contentType && { body: isJson ? JSON.stringify(body) : 'bytes' }),
  })
  return { status: response.status, text: await response.text() }
}

function queryOf(document: OpenApi, { parameters = [] }: Operation): string {
  const needed = parameters
    .map((parameter) => resolve<Parameter>(document, parameter))
    .filter((parameter) => parameter.in === 'query' && parameter.required)
  const query = needed.map(({ name, schema }) => [name, String(sampleOf(document, schema))])
  return query.length > 0 ? `?${new URLSearchParams(query)}` : ''
}
