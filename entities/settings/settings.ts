import { MoreThan } from 'typeorm'
import { audit } from '../base/audit.ts'
import { DomainError } from '../base/errors.ts'
import type { Runtime, SettingsView, SettingValue } from '../base/runtime.ts'
import { defaults, type SettingKey } from './defaults.ts'
import { SettingChange } from './setting.ts'

/** The settings in force, held in memory; `refresh` picks up what another process decided. */
export class Settings implements SettingsView {
  private readonly decided = new Map<string, SettingValue>()
  private seen = 0

  value<T extends SettingValue = SettingValue>(key: string): T {
    // the caller states the type the schema of this key guarantees
    return (this.decided.has(key) ? this.decided.get(key) : knownSetting(key).value) as T
  }

  changed(key: string): boolean {
    return this.decided.has(key)
  }

  async refresh({ db }: Pick<Runtime, 'db'>): Promise<void> {
    const rows = await db.find(SettingChange, { where: { id: MoreThan(this.seen) }, order: { id: 'ASC' } })
    for (const row of rows) {
      this.decided.set(row.key, row.value)
      this.seen = row.id
    }
  }
}

/** Decides a setting for the county, with history. Throws setting/unknown, setting/invalid. */
export async function changeSetting(
  tx: Runtime,
  change: { key: string; value: SettingValue; by: string; messageId?: number },
): Promise<void> {
  const checked = knownSetting(change.key).schema.safeParse(change.value)
  if (!checked.success)
    throw new DomainError('setting/invalid', { key: change.key, why: checked.error.issues[0]?.message ?? '' })
  const old = tx.settings.value(change.key)
  await tx.db.insert(SettingChange, {
    key: change.key,
    value: change.value as never,
    by: change.by,
    at: tx.clock.now(),
  })
  await audit(tx, {
    subject: 'setting',
    subjectId: change.key,
    action: 'change',
    by: change.by,
    messageId: change.messageId ?? null,
    change: { old, new: change.value },
  })
}

function knownSetting(key: string) {
  const known = defaults[key as SettingKey]
  if (!known) throw new DomainError('setting/unknown', { key })
  return known
}
