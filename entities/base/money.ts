/** 分 - money is an integer number of fen everywhere in the store; yuan exist only in what people write and read. */
export type Fen = number

/** Yuan as read from a message to fen, rounded to the fen (3.2万 arrives as 32000.000000000004). */
export const fenOf = (yuan: number): Fen => Math.round(yuan * 100)
