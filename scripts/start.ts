import { Person } from '../entities/person/person.ts'
import { channelTexts } from '../entities/texts/channels.ts'
import { startTexts } from '../entities/texts/api.ts'
import { type Config, ConfigError, readConfig } from './config.ts'
import { startProduct } from './product.ts'
import { demoPeople } from './seed/demo.ts'

const say = (line: string) => void process.stdout.write(`${line}\n`)

/** `npm start`. A mistake of the person who starts it is one line, and the exit code is not 0. */
async function main(): Promise<void> {
  const config = readConfig()
  if (config.puppet === 'wechaty-puppet-service' && !config.puppetToken) throw new ConfigError(startTexts.needsToken())
  const product = await startProduct(config, say).catch((error) => {
    throw inWords(error, config)
  })
  const { address } = product
  if (config.puppet === 'simulator') {
    const names = new Map((await product.runtime.db.find(Person)).map((person) => [person.id, person.name]))
    const people = demoPeople.map(({ id, title }) => ({
      title,
      name: names.get(id) ?? id,
      link: `${address}/#person=${encodeURIComponent(id)}`,
    }))
    say(startTexts.ready({ address, people, tries: startTexts.tries() }))
  } else {
    say(startTexts.readyNoSimulator({ address, puppet: config.puppet }))
    for (const path of product.callbackPaths) say(channelTexts.callbackAt({ path }))
    if (config.wecom) say(channelTexts.doctorHint())
  }

  let stopping = false
  const stop = () => {
    if (stopping) process.exit(1)
    stopping = true
    say(startTexts.stopping())
    product.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

/** What went wrong, as the line that says what to do. */
function inWords(error: Error & { code?: string }, config: Config): Error {
  if (error instanceof ConfigError) return error
  if (config.databaseUrl.startsWith('sqlite:')) {
    const file = config.databaseUrl.slice('sqlite:'.length)
    if (error.code === 'SQLITE_NOTADB' || error.code === 'SQLITE_CORRUPT')
      return new ConfigError(startTexts.databaseBroken({ file }))
    if (error.code?.startsWith('SQLITE_CANTOPEN') || error.code === 'SQLITE_READONLY' || error.code?.startsWith('E'))
      return new ConfigError(startTexts.dataFolder({ folder: config.dataFolder }))
    return error
  }
  const isConnection =
    /^(ECONN|ENOTFOUND|ETIMEDOUT|EAI_|ER_ACCESS_DENIED|ER_DBACCESS|ER_BAD_DB|PROTOCOL_|HANDSHAKE)/.test(
      error.code ?? '',
    )
  return isConnection ? new ConfigError(startTexts.databaseRefused({ host: new URL(config.databaseUrl).host })) : error
}

main().catch((error: Error) => {
  process.stderr.write(
    `${error instanceof ConfigError ? error.message : startTexts.unexpected({ why: error.message })}\n`,
  )
  process.exit(1)
})
