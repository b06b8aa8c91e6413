import { seedDuty } from '../entities/person/duty.ts'
import { importTexts } from '../entities/texts/ledger.ts'
import { ConfigError } from './config.ts'
import { seedDemo } from './seed/demo.ts'
import { openStore } from './store.ts'

/** Loads the demo county into an empty store; a store that has places stays as it is. */
try {
  const { database, runtime } = await openStore()
  try {
    await seedDemo(runtime)
    await runtime.write(seedDuty)
  } finally {
    await database.close()
  }
} catch (error) {
  console.error(error instanceof ConfigError ? error.message : importTexts.failed)
  if (!(error instanceof ConfigError)) console.error(error)
  process.exitCode = 1
}
