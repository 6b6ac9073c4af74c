import { flat, type OpenApi, type Operation, type Parameter, type Response, resolve, type Schema } from './open-api.ts'

/** Where more values than the contract names are allowed: a desk may have more channels. */
const openEnums = new Set(['channelType'])

/** Everything that the contract promises and the served document does not; empty when it is a superset. */
export function differences(contract: OpenApi, served: OpenApi): string[] {
  return [
    ...Object.entries(contract.paths).flatMap(([path, methods]) =>
      Object.entries(methods).flatMap(([method, operation]) => {
        const found = served.paths[path]?.[method]
        const at = `${method.toUpperCase()} ${path}`
        return found ? operationDifferences({ contract, served, at }, operation, found) : [`${at}: missing`]
      }),
    ),
    ...schemaNames(contract, served),
    ...missing('tags', names(contract), names(served)),
    ...webSocketDifferences(contract, served),
  ]
}

interface Place {
  readonly contract: OpenApi
  readonly served: OpenApi
  readonly at: string
}

const inside = (place: Place, name: string): Place => ({ ...place, at: `${place.at} ${name}` })

function operationDifferences(place: Place, wanted: Operation, found: Operation): string[] {
  return [
    ...same(inside(place, 'operationId'), wanted.operationId, found.operationId),
    ...missing(`${place.at} tags`, wanted.tags, found.tags),
    ...missing(`${place.at} x-requirements`, wanted['x-requirements'], found['x-requirements']),
    ...parameterDifferences(place, wanted, found),
    ...bodyDifferences(inside(place, 'body'), wanted, found),
    ...Object.entries(wanted.responses).flatMap(([status, response]) => {
      const answer = found.responses[status]
      if (answer === undefined) return [`${place.at} ${status}: missing`]
      const { content: a = {} } = resolve<Response>(place.contract, response)
      const { content: b = {} } = resolve<Response>(place.served, answer)
      return contentDifferences(inside(place, status), a, b)
    }),
  ]
}

function parameterDifferences(place: Place, wanted: Operation, found: Operation): string[] {
  const ofContract = (wanted.parameters ?? []).map((p) => resolve<Parameter>(place.contract, p))
  const ofServed = (found.parameters ?? []).map((p) => resolve<Parameter>(place.served, p))
  const more = ofServed.filter((p) => p.required && !ofContract.some((known) => sameParameter(known, p)))
  return [
    ...ofContract.flatMap((parameter) => {
      const at = inside(place, `${parameter.in} ${parameter.name}`)
      const match = ofServed.find((p) => sameParameter(parameter, p))
      if (!match) return [`${at.at}: missing`]
      return [
        ...same(inside(at, 'required'), parameter.required ?? false, match.required ?? false),
        ...schemaDifferences(inside(at, parameter.name), parameter.schema, match.schema),
      ]
    }),
    ...more.map((p) => `${place.at} ${p.in} ${p.name}: required, but unknown to the contract`),
  ]
}

const sameParameter = (a: Parameter, b: Parameter) =>
  a.in === b.in && (a.in === 'header' ? a.name.toLowerCase() === b.name.toLowerCase() : a.name === b.name)

function bodyDifferences(place: Place, wanted: Operation, found: Operation): string[] {
  if (!wanted.requestBody)
    return found.requestBody?.required ? [`${place.at}: required, but unknown to the contract`] : []
  if (!found.requestBody) return [`${place.at}: missing`]
  const { content: a, required } = wanted.requestBody
  const { content: b } = found.requestBody
  return [
    ...same(inside(place, 'required'), required ?? false, found.requestBody.required ?? false),
    ...contentDifferences(place, a, b),
    ...Object.keys(a).flatMap((type) => {
      const [asked, demanded] = [a[type]?.schema, b[type]?.schema]
      if (!asked || !demanded) return []
      const known = flat(place.contract, asked).required ?? []
      const more = (flat(place.served, demanded).required ?? []).filter((name) => !known.includes(name))
      return more.map((name) => `${place.at} ${name}: required, but unknown to the contract`)
    }),
  ]
}

function contentDifferences(place: Place, wanted: NonNullable<Response['content']>, found: Response['content'] = {}) {
  return Object.entries(wanted).flatMap(([type, { schema }]) => {
    const match = found[type]
    if (!match) return [`${place.at} ${type}: missing`]
    return schema ? schemaDifferences(inside(place, type), schema, match.schema ?? {}) : []
  })
}

function schemaDifferences(place: Place, wantedSchema: Schema, foundSchema: Schema): string[] {
  const wanted = flat(place.contract, wantedSchema)
  const found = flat(place.served, foundSchema)
  return [
    ...(wanted.type === undefined ? [] : same(inside(place, 'type'), wanted.type, found.type)),
    ...(wanted.format === undefined ? [] : same(inside(place, 'format'), wanted.format, found.format)),
    ...(wanted.default === undefined ? [] : same(inside(place, 'default'), wanted.default, found.default)),
    ...enumDifferences(place, wanted, found),
    ...missing(`${place.at} required`, wanted.required, found.required),
    ...(wanted.items ? schemaDifferences(inside(place, 'items'), wanted.items, found.items ?? {}) : []),
    ...Object.entries(wanted.properties ?? {}).flatMap(([name, property]) => {
      const match = found.properties?.[name]
      return match ? schemaDifferences(inside(place, name), property, match) : [`${place.at} ${name}: missing`]
    }),
  ]
}

function enumDifferences(place: Place, wanted: Schema, found: Schema): string[] {
  const name = place.at.split(' ').at(-1) ?? ''
  const lost = missing(`${place.at} enum`, wanted.enum, found.enum)
  const more = (found.enum ?? []).filter((value) => !(wanted.enum ?? []).includes(value))
  return openEnums.has(name)
    ? lost
    : [...lost, ...more.map((value) => `${place.at} enum: ${value} is unknown to the contract`)]
}

function schemaNames(contract: OpenApi, served: OpenApi): string[] {
  return Object.entries(contract.components?.schemas ?? {}).flatMap(([name, schema]) => {
    const found = served.components?.schemas?.[name]
    const at = `schema ${name}`
    if (found === undefined) return [`${at}: missing`]
    return schemaDifferences({ contract, served, at }, resolve(contract, schema), resolve(served, found))
  })
}

function webSocketDifferences(contract: OpenApi, served: OpenApi): string[] {
  const { 'x-websocket': wanted } = contract
  const { 'x-websocket': found } = served
  if (!wanted) return []
  if (!found) return ['x-websocket: missing']
  const types = (frames: readonly { type: string }[]) => frames.map(({ type }) => type)
  return [
    ...same({ contract, served, at: 'x-websocket path' }, wanted.path, found.path),
    ...missing('x-websocket requirements', wanted.requirements, found.requirements),
    ...missing('x-websocket client', types(wanted.client), types(found.client)),
    ...missing('x-websocket server', wanted.server, found.server),
  ]
}

const names = ({ tags = [] }: OpenApi) => tags.map(({ name }) => name)

const same = ({ at }: Place, wanted: unknown, found: unknown): string[] =>
  wanted === found ? [] : [`${at}: ${found} instead of ${wanted}`]

const missing = (at: string, wanted: readonly unknown[] = [], found: readonly unknown[] = []): string[] =>
  wanted.filter((value) => !found.includes(value)).map((value) => `${at}: ${value} is missing`)
