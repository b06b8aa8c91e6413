import { z } from 'zod'
import { docsTexts, fieldTexts, statusText } from '../entities/texts/apiDocs.ts'
import { PREFIX } from './mount.ts'
import type { Route } from './route.ts'

/** JSON Schema as OpenAPI 3.1 takes it: 2020-12. */
export type JsonSchema = z.core.JSONSchema.BaseSchema

/** What every refusal looks like. */
export const errorSchema = z
  .strictObject({
    code: z.string().meta({ description: fieldTexts.errorCode }),
    message: z.string().meta({ description: fieldTexts.errorMessage }),
    fields: z
      .array(
        z.strictObject({
          in: z.enum(['path', 'query', 'body']).meta({ description: fieldTexts.fieldIn }),
          field: z.string().meta({ description: fieldTexts.field }),
          message: z.string().meta({ description: fieldTexts.fieldMessage }),
        }),
      )
      .optional()
      .meta({ description: fieldTexts.fields }),
    conflicts: z
      .array(
        z.strictObject({
          field: z.string().meta({ description: fieldTexts.field }),
          seen: z.unknown().meta({ description: fieldTexts.conflictSeen }),
          now: z.unknown().meta({ description: fieldTexts.conflictNow }),
          wanted: z.unknown().meta({ description: fieldTexts.conflictWanted }),
          by: z.string().meta({ description: fieldTexts.conflictBy }),
          at: z.string().meta({ description: fieldTexts.at }),
        }),
      )
      .optional()
      .meta({ description: fieldTexts.conflicts }),
  })
  .meta({ id: 'Error' })

/** The statuses a route may refuse with. */
export function refusals({ method, params, query, body, upload }: Route): string[] {
  const acts = method !== 'GET'
  return [
    ...(body && !upload ? ['400'] : []),
    '401',
    '403',
    ...(params ? ['404'] : []),
    ...(acts && params ? ['409'] : []),
    ...(body || upload ? ['413'] : []),
    ...(params || query || body ? ['422'] : []),
    '429',
    '500',
  ]
}

/** OpenAPI 3.1, made from the declarations the server itself runs on. */
export function openApi(routes: readonly Route[]): object {
  const named: Named = {}
  const refused = { description: '', content: json(schemaOf(errorSchema, 'output', named)) }
  const paths: Record<string, Record<string, object>> = {}
  for (const route of routes) {
    const at = route.path.replace(/:(\w+)/g, '{$1}')
    paths[at] = { ...paths[at], [route.method.toLowerCase()]: operation(route, refused, named) }
  }
  return {
    openapi: '3.1.0',
    info: { title: docsTexts.title, description: docsTexts.description, version: '1' },
    servers: [{ url: PREFIX }],
    security: [{ key: [] }],
    paths,
    components: {
      schemas: named,
      securitySchemes: { key: { type: 'http', scheme: 'bearer', description: docsTexts.bearer } },
    },
  }
}

function operation(route: Route, refused: object, named: Named): object {
  const { name, texts, params, query, response } = route
  const body = requestBody(route, named)
  return {
    operationId: name,
    summary: texts.summary,
    description: texts.who,
    parameters: [...parameters('path', params), ...parameters('query', query)],
    ...(body ? { requestBody: { required: true, content: body } } : {}),
    responses: {
      200: { description: texts.summary, content: json(schemaOf(response, 'output', named)) },
      ...Object.fromEntries(refusals(route).map((code) => [code, { ...refused, description: statusText(code) }])),
    },
  }
}

function requestBody({ body, upload }: Route, named: Named): object | null {
  const fields = body ? schemaOf(body, 'input', named) : null
  if (!upload) return fields && json(fields)
  const files = {
    type: 'array',
    maxItems: upload.most,
    items: { type: 'string', format: 'binary' },
    description: `${fieldTexts.file}，${docsTexts.megabytes(upload.megabytes)}`,
  }
  const { properties = {}, required = [] } = fields ?? {}
  return {
    'multipart/form-data': {
      schema: {
        type: 'object',
        properties: { [upload.field]: files, ...properties },
        required: [upload.field, ...required],
      },
    },
  }
}

function parameters(place: 'path' | 'query', schema: z.ZodObject | undefined): object[] {
  if (!schema) return []
  const { properties = {}, required = [] } = jsonSchema(schema, 'input')
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...rest } = typeof property === 'object' ? property : {}
    return { name, in: place, required: required.includes(name), description, schema: rest }
  })
}

const json = (schema: object) => ({ 'application/json': { schema } })

type Named = Record<string, object>

/** The schema, with those that have a name put once into `named` and referred to. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output', named: Named): JsonSchema {
  const { $defs = {}, ...rest } = jsonSchema(schema, io)
  for (const [id, one] of Object.entries($defs)) named[id] = atHome(one)
  return atHome(rest)
}

/** References as they are written inside an OpenAPI document. */
const atHome = <T extends object>(schema: T): T =>
  // a copy of the same shape, with other references
  JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/')) as T

/** As one schema; what says nothing (the bounds of a safe integer, "nothing else" in an answer that may grow) is left out. */
export const jsonSchema = (schema: z.ZodType, io: 'input' | 'output'): JsonSchema => {
  const { $schema: _, ...made } = z.toJSONSchema(schema, {
    io,
    override: ({ jsonSchema }) => {
      if (io === 'output') delete jsonSchema.additionalProperties
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum
      delete jsonSchema['id']
    },
  })
  return made
}
