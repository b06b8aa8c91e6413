/** Numbers of the `most` highest values above `least`, highest first; equal ones in order of number. */
export function top(values: Float32Array, size: number, most: number, least = 0): number[] {
  const better = (a: number, b: number) => (values[b] ?? 0) - (values[a] ?? 0) || a - b
  const kept: number[] = []
  let bar = least
  for (let at = 0; at < size; at++) {
    if (!((values[at] ?? 0) > bar)) continue
    kept.push(at)
    if (kept.length < 4 * most + 64) continue
    kept.sort(better).length = most
    bar = values[kept[most - 1] ?? 0] ?? bar
  }
  kept.sort(better)
  if (kept.length > most) kept.length = most
  return kept
}

/** Place of each number (0 = highest) by the value it has. */
export function places(values: Float32Array | Float64Array): Float32Array {
  const order = Uint32Array.from(values.keys()).sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b)
  const place = new Float32Array(values.length)
  order.forEach((number, at) => (place[number] = at))
  return place
}
