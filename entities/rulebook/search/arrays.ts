/** A typed array of at least twice the length (and of `least`) with the same beginning. */
export function grown<A extends Uint8Array | Uint16Array | Uint32Array | Float32Array>(array: A, least = 0): A {
  // The constructor of a typed array makes the same kind of typed array, which its type does not say.
  const wider = new (array.constructor as new (length: number) => A)(Math.max(array.length * 2, least))
  wider.set(array)
  return wider
}
