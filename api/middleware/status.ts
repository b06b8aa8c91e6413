import type { ErrorCode } from '../../entities/texts/errors.ts'

/** Codes whose status does not follow from their name. */
const known: Partial<Record<ErrorCode, number>> = {
  'api/no-key': 401,
  'api/wrong-key': 401,
  'api/revoked-key': 401,
  'api/inactive': 401,
  'api/too-fast': 429,
  'api/wrong-method': 405,
  'api/bad-json': 400,
  'api/body-too-large': 413,
  'api/not-multipart': 415,
  'message/too-long': 413,
  'person/unknown': 401,
  'person/forbidden': 403,
  'person/out-of-scope': 403,
  'rules/forbidden': 403,
  'report/own': 403,
  'form/other-village': 403,
  'report/keeper-money': 403,
  'report/not-open': 409,
  'funding/forbidden': 403,
  'funding/lock-forbidden': 403,
  'funding/locked': 409,
  'funding/not-locked': 409,
  'funding/lock-open': 409,
  'process/not-yours': 403,
  'contract/not-yours': 403,
  'contract/not-now': 409,
  'contract/agreed': 409,
  'contract/known': 409,
  'handover/not-this-person': 403,
  'registration/not-here': 403,
  'stocktake/own': 403,
  'process/closed': 409,
  'process/done-already': 409,
  'process/not-now': 409,
  'process/open-already': 409,
  'process/notice-open': 409,
  'notice/not-now': 409,
  'notice/objection-answered': 409,
  'stocktake/not-open': 409,
  'report/said-otherwise': 409,
  'report/correction-first': 409,
}

/** 401 who are you, 403 not yours to do, 404 not there, 409 somebody was faster, 413 too much, 422 mend it and send it again. */
export function statusOf(code: ErrorCode): number {
  const said = known[code]
  if (said !== undefined) return said
  if (/[/-]not-found$/.test(code)) return 404
  if (/\/(changed-meanwhile|decided|already-\w+)$/.test(code)) return 409
  if (code.endsWith('/too-large')) return 413
  return 422
}
