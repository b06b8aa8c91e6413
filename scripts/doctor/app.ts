import { API_HOST, listOf, recordsOf, textOf, WecomApi, WecomError } from '../../bot/puppets/wecom/index.ts'
import { doctorTexts as texts } from '../../entities/texts/doctor.ts'
import type { AppSettings } from '../channels/settings.ts'
import { type Finding, finding } from './finding.ts'

export const apiHost = ({ apiUrl }: AppSettings): string => apiUrl ?? API_HOST

/** Credentials, the app itself, who may see it: asked of the platform with a token of its own. */
export async function checkApp(settings: AppSettings): Promise<Finding[]> {
  const { corpId, agentId, secret, apiUrl, proxy } = settings
  const api = new WecomApi({
    corpId,
    secret,
    ...(apiUrl ? { baseUrl: apiUrl } : {}),
    ...(proxy ? { proxy } : {}),
  })
  try {
    const agent = await api.get('/cgi-bin/agent/get', { agentid: String(agentId) })
    const name = textOf(agent['name'])
    const app =
      agent['close'] === 1
        ? finding('app', 'fail', texts.appClosed({ name }))
        : finding('app', 'ok', texts.appOk({ name }))
    return [finding('credentials', 'ok', texts.credentialsOk()), app, rangeOf(agent), await contacts(api)]
  } catch (error) {
    return [refused(error, apiHost(settings))]
  } finally {
    await api.close()
  }
}

function rangeOf(agent: Readonly<Record<string, unknown>>): Finding {
  const count = (field: string, list: string) => {
    const of = agent[field]
    return typeof of === 'object' && of !== null ? listOf((of as Record<string, unknown>)[list]).length : 0 // JSON
  }
  const range = {
    users: count('allow_userinfos', 'user'),
    parties: count('allow_partys', 'partyid'),
    tags: count('allow_tags', 'tagid'),
  }
  return range.users + range.parties + range.tags === 0
    ? finding('range', 'fail', texts.rangeEmpty())
    : finding('range', 'ok', texts.rangeOk(range))
}

async function contacts(api: WecomApi): Promise<Finding> {
  try {
    const departments = recordsOf((await api.get('/cgi-bin/department/list'))['department']).length
    return departments > 0
      ? finding('contacts', 'ok', texts.contactsOk({ departments }))
      : finding('contacts', 'warn', texts.contactsNone())
  } catch {
    return finding('contacts', 'warn', texts.contactsNone())
  }
}

/** The number decides; a refused login has it only in its message. */
function refused(error: unknown, host: string): Finding {
  if (!(error instanceof WecomError)) throw error
  if (error.code === 'network') return finding('credentials', 'fail', texts.noNetwork({ host: new URL(host).host }))
  const errcode = /errcode (\d+)/.exec(error.message)?.[1] ?? ''
  switch (errcode) {
    case '40001':
      return finding('credentials', 'fail', texts.wrongSecret())
    case '40013':
      return finding('credentials', 'fail', texts.wrongCorp())
    case '60020':
      return finding('credentials', 'fail', texts.untrustedIp({ ip: ipIn(error) }))
    case '40056':
    case '301002':
    case '60011':
      return finding('app', 'fail', texts.wrongAgent())
    default:
      return finding('credentials', 'fail', texts.unknown({ code: errcode || error.code }))
  }
}

const ipIn = (error: WecomError): string =>
  'callerIp' in error && typeof error.callerIp === 'string' ? error.callerIp : ''
