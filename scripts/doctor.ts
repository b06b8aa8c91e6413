import { ConfigError, readConfig } from './config.ts'
import { examine } from './doctor/doctor.ts'

const say = (line: string) => void process.stdout.write(`${line}\n`)

/** `npm run doctor`: checks a real configuration step by step before going live. Exit code 1 when something is wrong. */
async function main(): Promise<number> {
  try {
    return (await examine(readConfig(), say)) ? 0 : 1
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error
    say(error.message)
    return 1
  }
}

process.exitCode = await main()
