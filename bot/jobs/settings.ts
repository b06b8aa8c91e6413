import { Settings } from '../../entities/settings/settings.ts'
import type { Job } from '../turn.ts'

/** Picks up settings another process decided. */
export const refreshSettings: Job = {
  name: 'settings',
  every: '*/30 * * * * *',
  async run(runtime) {
    if (runtime.settings instanceof Settings) await runtime.settings.refresh(runtime)
  },
}
