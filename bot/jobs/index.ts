import type { Bot } from '../bot.ts'
import type { Job } from '../turn.ts'
import { arrivals } from './arrivals.ts'
import { contracts } from './contracts.ts'
import { drafts } from './drafts.ts'
import { duty } from './duty.ts'
import { evaluate } from './evaluate.ts'
import { ledgers } from './ledgers.ts'
import { mend } from './mend.ts'
import { notices } from './notices.ts'
import { obligations } from './obligations.ts'
import { processes } from './processes.ts'
import { prints } from './prints.ts'
import { recheck } from './recheck.ts'
import { remind } from './remind.ts'
import { refreshSettings } from './settings.ts'

/** Every periodic job. */
export const jobs = (bot: Bot): readonly Job[] => [
  mend(bot),
  refreshSettings,
  obligations,
  contracts,
  remind,
  notices,
  processes,
  arrivals,
  drafts,
  duty,
  recheck,
  evaluate(bot),
  prints,
  ledgers(bot),
]
