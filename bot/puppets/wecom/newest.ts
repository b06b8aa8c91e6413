/** The newest entries of a map, at most `size` of them. */
export class Newest<K, V> {
  private readonly entries = new Map<K, V>()

  constructor(private readonly size: number) {}

  get(key: K): V | undefined {
    return this.entries.get(key)
  }

  keys(): K[] {
    return [...this.entries.keys()]
  }

  set(key: K, value: V): void {
    this.entries.delete(key)
    this.entries.set(key, value)
    for (const oldest of this.entries.keys()) {
      if (this.entries.size <= this.size) break
      this.entries.delete(oldest)
    }
  }
}
