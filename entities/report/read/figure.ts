import type { Quantity } from '../../language/quantities.ts'

export type Role =
  | 'income'
  | 'expense'
  | 'owed'
  | 'contract'
  | 'expected'
  | 'part'
  | 'given'
  | 'worth'
  | 'relative'
  | 'loss'
  | 'price'

export interface Figure {
  quantity: Quantity
  role: Role
  left: string
  right: string
  clause: string
  /** Sure words of receipt stand beside it. */
  received: boolean
}
