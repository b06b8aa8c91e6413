/** 分 - money is an integer number of fen everywhere in the store; yuan exist only in what people write and read. */
export type Fen = number

/** Yuan as read from a message to fen, rounded to the fen (3.2万 arrives as 32000.000000000004). */
export const fenOf = (yuan: number): Fen => Math.round(yuan * 100)

/** `3200000` -> `32,000.00`. */
export function yuanText(fen: Fen): string {
  const sign = fen < 0 ? '-' : ''
  const cents = Math.abs(fen) % 100
  const whole = (Math.abs(fen) - cents) / 100
  return `${sign}${whole.toString().replace(/\B(?=(\d{3})+$)/g, ',')}.${cents.toString().padStart(2, '0')}`
}

/** County reports count in 万元 with four decimals (domain.md F036). */
export const wanText = (fen: Fen): string => (fen / 1_000_000).toFixed(4)
