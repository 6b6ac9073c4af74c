import type { FastifySchema } from 'fastify'
import type { OperationDocs } from '../../channels/channel.ts'

export const tags = ['Channel Callback']

/** The schemas of these routes are read by people alone: who is refused may not learn which check it was. */
export const forReadersOnly = { validatorCompiler: () => () => true }

/** One call of a door's path, in the words of its channel. */
export function docsOf(docs: OperationDocs | undefined): FastifySchema {
  if (!docs) return {}
  const { operationId, requirements, bodyType, query } = docs
  return {
    operationId,
    tags,
    ...(requirements && { 'x-requirements': requirements }),
    querystring: {
      type: 'object',
      properties: Object.fromEntries(Object.keys(query).map((name) => [name, { type: 'string' }])),
      required: Object.keys(query).filter((name) => query[name]),
    },
    ...(bodyType && { consumes: [bodyType], body: { type: 'string' } }),
    response: { ...answersOf(docs), ...(bodyType && ours) },
  }
}

const answersOf = ({ answers }: OperationDocs) =>
  Object.fromEntries(
    Object.entries(answers).map(([status, { description, example }]) => [status, plainText(description, example)]),
  )

export const plainText = (description: string, example?: string) => ({
  description,
  content: { 'text/plain': { schema: { type: 'string' }, ...(example !== undefined && { example }) } },
})

const ours = {
  408: plainText('the body did not come within 10 s', 'error'),
  413: plainText('over 64 KiB', 'error'),
  503: plainText('not stored: send it again', 'error'),
}
