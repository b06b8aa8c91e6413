const order: number[] = []
const ranked: number[] = []

/**
 * `from` as bright as `to`: the darkest of one is as dark as the darkest of the other, and so on up. Undoes whatever was done to
 * brightness alone, burning out included; where `to` shows nothing (NaN) there is nothing. Which lies where is not touched.
 */
export function tonedAs(
  from: ArrayLike<number>,
  to: ArrayLike<number>,
  count: number,
  into: Float64Array,
): Float64Array {
  order.length = 0
  ranked.length = 0
  for (let at = 0; at < count; at++) {
    into[at] = Number.NaN
    if (to[at]! !== to[at]! || from[at]! !== from[at]!) continue
    order.push(at)
    ranked.push(to[at]!)
  }
  order.sort((a, b) => from[a]! - from[b]!)
  ranked.sort((a, b) => a - b)
  // equal values stay equal: each gets the mean of the places they share
  for (let start = 0; start < order.length; ) {
    let end = start
    let sum = 0
    for (; end < order.length && from[order[end]!]! === from[order[start]!]!; end++) sum += ranked[end]!
    for (let i = start; i < end; i++) into[order[i]!] = sum / (end - start)
    start = end
  }
  return into
}
