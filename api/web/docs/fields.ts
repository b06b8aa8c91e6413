import type { JsonSchema } from '../../openapi.ts'

/** One field as it is listed: `items[].keeper.phone`. */
export interface Field {
  name: string
  required: boolean
  says: string
  /** The default, when there is one. */
  usually?: string
}

/** The fields of a schema in a flat list, those inside lists and objects under their path. */
export function fieldsOf(schema: JsonSchema, prefix = '', root: JsonSchema = schema): Field[] {
  const { properties = {}, required = [] } = resolved(schema, root)
  return Object.entries(properties).flatMap(([key, value]) => {
    const one = resolved(value, root)
    const name = `${prefix}${key}`
    const field: Field = {
      name,
      required: required.includes(key),
      says: one.description ?? '',
      ...(one.default === undefined || Array.isArray(one.default) ? {} : { usually: JSON.stringify(one.default) }),
    }
    const item = one.items && !Array.isArray(one.items) ? resolved(one.items, root) : null
    if (item?.properties) return [field, ...fieldsOf(item, `${name}[].`, root)]
    const inner = one.properties ? one : (one.anyOf ?? []).map((part) => resolved(part, root)).find((p) => p.properties)
    return inner ? [field, ...fieldsOf(inner, `${name}.`, root)] : [field]
  })
}

function resolved(schema: JsonSchema | boolean, root: JsonSchema): JsonSchema {
  if (typeof schema === 'boolean') return {}
  const name = schema.$ref?.split('/').at(-1)
  const found = name ? root.$defs?.[name] : undefined
  return found ? { ...found, ...schema } : schema
}
