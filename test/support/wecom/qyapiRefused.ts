/** What the fake platform says no with. */
export class Refused extends Error {
  constructor(
    readonly errcode: number,
    readonly errmsg = '',
  ) {
    super(`errcode ${errcode}`)
  }
}
