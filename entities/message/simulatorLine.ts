import { Entity, Index } from 'typeorm'
import { Code, Id, Instant, Json, Text } from '../base/columns.ts'
import type { KeptFile, RefusedFile } from './incoming.ts'

/**
 * One line of the simulator's chat. A real platform remembers what was said; the simulator stands in for one, so it needs
 * a memory of its own. `id` is the SEQ people page by: rows are inserted one at a time, so a later line never has a smaller id.
 */
@Entity()
@Index(['key'], { unique: true })
@Index(['person', 'id'])
export class SimulatorLine {
  @Id() id!: number
  @Code(190) key!: string
  @Code(120) person!: string
  @Code(3) direction!: 'in' | 'out'
  @Text() text!: string
  @Json() files!: (KeptFile | RefusedFile)[]
  @Instant() at!: Date
}
