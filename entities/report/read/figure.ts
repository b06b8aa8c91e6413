import type { Quantity } from '../../language/quantities.ts'

/** What a sum of money is: received, spent, owed, part of another, given away, the worth of a thing, a price per piece ... */
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

/** A sum of money where it stands, with the words up to its neighbours. */
export interface Figure {
  quantity: Quantity
  role: Role
  left: string
  right: string
  clause: string
  /** Sure words of receipt stand beside it. */
  received: boolean
}
