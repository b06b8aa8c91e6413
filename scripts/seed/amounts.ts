/**
 * Spreads `total` over the weights in whole multiples of `step`, exactly: scaled, rounded, and the small rest given away one
 * step at a time all along the list, so that no single line carries it.
 */
export function spread(weights: readonly number[], total: number, step: number): number[] {
  const sum = weights.reduce((a, b) => a + b, 0)
  const parts = weights.map((w) => Math.round((w * total) / sum / step) * step)
  let rest = Math.round((total - parts.reduce((a, b) => a + b, 0)) / step)
  // a stride that shares no factor with the length visits every line once
  const stride = [7, 11, 13, 1].find((s) => parts.length % s !== 0) ?? 1
  for (let i = 0; rest !== 0; i = (i + stride) % parts.length) {
    const change = Math.sign(rest)
    parts[i] = (parts[i] ?? 0) + change * step
    rest -= change
  }
  return parts
}

/** Whole shares of `total` in proportion to the weights; the largest remainders get the rest. */
export function apportion(weights: readonly number[], total: number): number[] {
  const sum = weights.reduce((a, b) => a + b, 0)
  const exact = weights.map((w) => (w * total) / sum)
  const shares = exact.map(Math.floor)
  const rest = total - shares.reduce((a, b) => a + b, 0)
  const byRemainder = exact.map((x, i) => ({ i, over: x - Math.floor(x) })).sort((a, b) => b.over - a.over || a.i - b.i)
  for (const { i } of byRemainder.slice(0, rest)) shares[i] = (shares[i] ?? 0) + 1
  return shares
}
