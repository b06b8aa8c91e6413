import { z } from 'zod'
import { can } from '../../entities/person/policy.ts'
import { roles } from '../../entities/person/role.ts'
import { unitOf } from '../../entities/person/unit.ts'
import { routeTexts } from '../../entities/texts/apiDocs.ts'
import { roleTexts } from '../../entities/texts/person.ts'
import { route } from '../route.ts'
import { codeOf, maybe, text } from './fields.ts'

export const me = route({
  name: 'me',
  method: 'GET',
  path: '/me',
  texts: routeTexts.me,
  response: z.strictObject({
    id: text('personId'),
    name: text('name'),
    role: codeOf(roles, 'role', roleTexts),
    roleName: text('roleName'),
    unit: text('unit'),
    regionCode: text('regionCode'),
    phone: maybe(z.string(), 'phone'),
    keyLabel: text('keyLabel'),
  }),
  example: { path: '/me' },
  allowed: can.ask,
  async handle({ runtime, who, keyLabel }) {
    const { id, name, role, regionCode, phone } = who
    return { id, name, role, roleName: roleTexts[role], unit: await unitOf(runtime, who), regionCode, phone, keyLabel }
  },
})
