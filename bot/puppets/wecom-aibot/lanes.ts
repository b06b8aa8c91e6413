/** What has the same name runs one after another, in the order of asking; different names side by side. */
export class Lanes {
  private readonly lanes = new Map<string, Promise<unknown>>()

  run<T>(name: string, work: () => Promise<T>): Promise<T> {
    const run = (this.lanes.get(name) ?? Promise.resolve()).then(work)
    const lane = run
      .catch(() => {})
      .finally(() => {
        if (this.lanes.get(name) === lane) this.lanes.delete(name)
      })
    this.lanes.set(name, lane)
    return run
  }
}
