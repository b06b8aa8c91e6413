import type { z } from 'zod'
import type { Runtime } from '../entities/base/runtime.ts'
import type { Person } from '../entities/person/person.ts'
import type { Library } from '../entities/rulebook/library/library.ts'
import type { RouteTexts } from '../entities/texts/apiDocs.ts'
import type { Upload, UploadRule } from './middleware/upload.ts'

/** What the routes need from outside; scripts/product.ts joins them. */
export interface ApiDeps {
  runtime: Runtime
  rulebook: Library
  /** Something may have been queued for sending: do not wait for the next sweep. */
  nudge(): void
}

/** One request, checked: who asks, and what, in the shapes the route declared. */
export interface Call<P = unknown, Q = unknown, B = unknown> {
  /** Whatever is written through it says in the audit which key it came with. */
  runtime: Runtime
  rulebook: Library
  who: Person
  keyLabel: string
  params: P
  query: Q
  body: B
  files: Upload[]
}

/**
 * A route as declared: the server, the OpenAPI document and the page of documentation are all made from this. The response is
 * checked against its schema by the tests, not while serving.
 */
export interface Route {
  /** `operationId`; also names its schemas. */
  readonly name: string
  readonly method: 'GET' | 'POST'
  /** Below /api/v1; parameters as `:no`. */
  readonly path: `/${string}`
  readonly texts: RouteTexts
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  readonly body?: z.ZodObject
  /** Files as multipart/form-data; other fields of the form are the body. */
  readonly upload?: UploadRule
  readonly response: z.ZodType
  /** Shown in the documentation and run by the tests. */
  readonly example: {
    readonly path: string
    readonly body?: Readonly<Record<string, unknown>>
    /** Its text or bytes, so that it can be tried; the documentation shows the name. */
    readonly file?: {
      readonly name: string
      readonly text: string | Uint8Array<ArrayBuffer>
      /** What cannot be written down here: a GET that gives it, as `base64`. */
      readonly from?: string
    }
    /** Who tries it, when it is not the county. */
    readonly as?: string
  }
  /** The role may use this at all (403); what exactly it may touch, the action itself decides. */
  allowed(who: Person): boolean
  handle(call: Call): Promise<unknown>
}

type Nothing = z.ZodObject<Record<never, never>>

interface Declared<P extends z.ZodObject, Q extends z.ZodObject, B extends z.ZodObject, R extends z.ZodType>
  extends Omit<Route, 'params' | 'query' | 'body' | 'response' | 'handle'> {
  params?: P
  query?: Q
  body?: B
  response: R
  handle(call: Call<z.output<P>, z.output<Q>, z.output<B>>): Promise<z.input<R>>
}

/** Declares a route; the handler gets what the schemas let through and must return what the response promises. */
export const route = <
  R extends z.ZodType,
  P extends z.ZodObject = Nothing,
  Q extends z.ZodObject = Nothing,
  B extends z.ZodObject = Nothing,
>(
  declared: Declared<P, Q, B, R>,
): Route => declared
