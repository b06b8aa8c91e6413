import { parseArgs } from 'node:util'
import { audit } from '../entities/base/audit.ts'
import { linkAddress, person as personById } from '../entities/person/people.ts'
import { Person } from '../entities/person/person.ts'
import { levelOf, type Role, roles } from '../entities/person/role.ts'
import { Region } from '../entities/region/region.ts'
import { addPersonTexts as say } from '../entities/texts/config.ts'
import { openStore } from './store.ts'

/**
 * `npm run add-person -- --name 张三 --role county --region 421024 --channel simulator --address zhang`: somebody nobody above can
 * confirm, such as the first county administrator. The same address again is the same person.
 */
const digits = { village: 12, town: 9, county: 6 }
const { values } = parseArgs({
  options: {
    name: { type: 'string' },
    role: { type: 'string' },
    region: { type: 'string' },
    channel: { type: 'string' },
    address: { type: 'string' },
  },
})
const { name, role, region, channel, address } = values
const isRole = (text: string | undefined): text is Role => roles.some((known) => known === text)

if (!name || !isRole(role) || !region || !channel || !address) stop(say.usage(roles.join('、')))
else if (region.length !== digits[levelOf[role]]) stop(say.wrongLevel({ role, digits: digits[levelOf[role]] }))
else await add({ name, role, region, channel, address })

async function add(who: { name: string; role: Role; region: string; channel: string; address: string }): Promise<void> {
  const { database, runtime } = await openStore()
  const id = `${who.channel}-${who.address}`.slice(0, 64)
  const known = await runtime.write(async (tx) => {
    if (!(await tx.db.existsBy(Region, { code: who.region }))) return null
    if (await personById(tx, id)) return true
    const createdAt = tx.clock.now()
    await tx.db.insert(Person, {
      id,
      name: who.name,
      role: who.role,
      regionCode: who.region,
      sector: '',
      phone: null,
      status: 'active',
      confirmedBy: 'script',
      createdAt,
    })
    await linkAddress(tx, id, who)
    await audit(tx, { subject: 'person', subjectId: id, action: 'add', by: 'script', change: { role: who.role } })
    return false
  })
  await database.close()
  if (known === null) stop(say.noRegion({ region: who.region }))
  else process.stdout.write(`${known ? say.known({ name: who.name }) : say.added({ name: who.name })}\n`)
}

function stop(line: string): void {
  process.stderr.write(`${line}\n`)
  process.exitCode = 1
}
