/** 元 - fen as a village reads it: `3200000` -> `32,000.00`. */
export function yuanText(fen: number): string {
  const sign = fen < 0 ? '-' : ''
  const cents = Math.abs(fen) % 100
  const whole = (Math.abs(fen) - cents) / 100
  return `${sign}${whole.toString().replace(/\B(?=(\d{3})+$)/g, ',')}.${cents.toString().padStart(2, '0')}`
}

/** Where many figures stand close together: `3200000` -> `32,000`, `3200050` -> `32,000.50`. */
export const yuanShort = (fen: number): string => yuanText(fen).replace(/\.00$/, '')

/** 万元 - fen as a county report reads it, four decimals (domain.md F036). */
export const wanText = (fen: number): string => (fen / 1_000_000).toFixed(4)
