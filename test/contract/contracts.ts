import { Asset } from '../../entities/asset/asset.ts'
import { Contract } from '../../entities/contract/contract.ts'
import { draftContract, type DraftContract } from '../../entities/contract/draft.ts'
import { type ContractPaper, fileContractPaper } from '../../entities/contract/file.ts'
import type { ContractStep } from '../../entities/contract/steps.ts'
import { takeContractStep } from '../../entities/contract/take.ts'
import { Person } from '../../entities/person/person.ts'
import { StoredFile } from '../../entities/message/storedFile.ts'
import type { World } from '../support/world.ts'
import { codeOf } from '../asset/life.ts'

export const REPS = { kind: 'villager_reps', heldOn: '2026-09-20', total: 30, present: 25, agreed: 20 } as const

export type Terms = DraftContract['terms']
export const LEASE: Terms = {
  kind: 'lease',
  partyB: '鲜到家冷链公司',
  partyBType: 'company',
  startOn: '2026-10-01',
  endOn: '2029-09-30',
  rentFen: 750_000,
  cycle: 'quarter',
  payDue: ['01-10', '04-10', '07-10', '10-10'],
  purpose: '冷藏蔬菜',
}

/** Contracts of a small county. */
export class Contracts {
  private files = 0
  constructor(readonly world: World) {}

  who = (id: string) => this.world.runtime.db.findOneByOrFail(Person, { id })
  asset = (name: string) => this.world.runtime.db.findOneByOrFail(Asset, { name })
  contract = (code: string) => this.world.runtime.db.findOneByOrFail(Contract, { code })

  /** The number of the draft, or the code of what stopped it. */
  async draft(by: string, name: string, terms: Partial<Terms> = {}, renews?: string): Promise<string> {
    const [who, { id: assetId }] = [await this.who(by), await this.asset(name)]
    const renewsId = renews === undefined ? null : (await this.contract(renews)).id
    return this.world.runtime
      .write((tx) => draftContract(tx, who, { assetId, terms: { ...LEASE, ...terms }, renewsId }))
      .then(({ code }) => code)
      .catch(codeOf)
  }

  /** The state it led to, or the code of what stopped it. */
  async step(by: string, code: string, step: ContractStep, facts: object = {}, seen?: number): Promise<string> {
    const who = await this.who(by)
    return this.world.runtime
      .write((tx) => takeContractStep(tx, who, { code, step, facts: { ...facts }, seen }))
      .then(({ state }) => state)
      .catch(codeOf)
  }

  async paper(by: string, code: string, paper: ContractPaper): Promise<void> {
    const who = await this.who(by)
    const sha256 = String(++this.files).padStart(64, 'c')
    await this.world.runtime.write(async (tx) => {
      await tx.db.insert(StoredFile, {
        sha256,
        contentType: 'image/jpeg',
        size: 1,
        width: null,
        height: null,
        takenAt: null,
        lng: null,
        lat: null,
        gps: null,
        screen: null,
        hasThumbnail: false,
        createdAt: tx.clock.now(),
      })
      await fileContractPaper(tx, who, { code, paper, sha256 })
    })
  }

  /** A contract that runs already, recorded afterwards by the town. */
  async running(name: string, terms: Partial<Terms> = {}): Promise<string> {
    const code = await this.draft('cadre', name, { startOn: '2025-10-01', endOn: '2028-09-30', ...terms })
    const signedOn = terms.startOn ?? '2025-10-01'
    await this.step('town', code, 'record', { signedOn, signedBy: '张书田' })
    return code
  }
}
