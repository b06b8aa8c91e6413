/** 事件 - what the platform tells an app beside messages. */
import { eventKey, textAt, type XmlElement } from '../wecom/index.ts'

export interface WecomEvent {
  /** the same delivery again has the same key */
  readonly key: string
  /** subscribe, unsubscribe, enter_agent, LOCATION, view, change_contact, batch_job_result, ... as the platform writes it */
  readonly event: string
  /** userid, or `sys` */
  readonly from: string
  /** ISO instant */
  readonly at: string
  readonly fields: XmlElement
}

export function readEvent(fields: XmlElement, at: string): WecomEvent {
  const event = textAt(fields, 'Event')
  const from = textAt(fields, 'FromUserName')
  const key = eventKey({
    agentId: textAt(fields, 'AgentID'),
    from,
    createTime: textAt(fields, 'CreateTime'),
    event,
    eventKey: textAt(fields, 'EventKey'),
    changeType: textAt(fields, 'ChangeType'),
    taskId: textAt(fields, 'TaskId'),
    about: ABOUT.map((path) => textAt(fields, ...path))
      .join(' ')
      .trim(),
  })
  return { key, event, from, at, fields }
}

/** A contact change of a hundred members comes within one second. */
const ABOUT = [
  ['UserID'],
  ['Id'],
  ['TagId'],
  ['BatchJob', 'JobId'],
  ['ApprovalInfo', 'SpNo'],
  ['ScanCodeInfo', 'ScanResult'],
  ['SendLocationInfo', 'Location_X'],
  ['SendLocationInfo', 'Location_Y'],
  ['Latitude'],
  ['Longitude'],
] as const

/** The members a contact change is about: their payload is out of date. */
export function changedMembers({ event, fields }: WecomEvent): string[] {
  if (event !== 'change_contact' || !/_user$/.test(textAt(fields, 'ChangeType'))) return []
  return [textAt(fields, 'UserID'), textAt(fields, 'NewUserID')].filter((id) => id !== '')
}
