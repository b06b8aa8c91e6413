/**
 * Every number of the AI bot's protocol. What the platform fixes is a constant; what is a matter of taste, was only measured, or is
 * told differently by different pages is a setting with a default (`AibotTimings`). Source: WeCom developer documentation, AI bot.
 */

/** Address of the long connection; a private deployment has its own. */
export const GATEWAY_URL = 'wss://openws.work.weixin.qq.com'

/** UTF-8 bytes of a stream's or a markdown message's content. */
export const CONTENT_BYTES = 20_480

/** Bytes of one raw chunk, chunks of one file. The vendor's client counts chunks from 0, a comment of it from 1. */
export const CHUNK_BYTES = 512 * 1024
export const CHUNKS = 100
export const FIRST_CHUNK = 0
const MB = 1024 * 1024
export const SMALLEST_FILE_BYTES = 5
export const LARGEST_BYTES = { image: 10 * MB, voice: 2 * MB, video: 10 * MB, file: 20 * MB } as const

/** Bytes a download may have: what people send may be larger than what a bot may send. */
export const DOWNLOAD_BYTES = 100 * MB

export const defaultTimings = {
  /** ping after subscribing, and how many may stay unanswered before the connection counts as dead */
  heartbeatMs: 30_000,
  missedHeartbeats: 2,
  /** for an ack; measured 240 to 450 */
  ackMs: 5_000,
  /** after an ack did not come in time, the next frame with the same req_id waits this long for it: acks carry nothing else */
  lateAckMs: 5_000,
  /** for the ack of a chunk on a slow line */
  uploadAckMs: 30_000,
  /** opening the socket and subscribing */
  handshakeMs: 10_000,
  subscribeMs: 10_000,
  /** reconnecting: doubled from the first to the last, each with up to half of jitter, without end */
  reconnectFirstMs: 1_000,
  reconnectLastMs: 30_000,
  /** taken over by another connection: one attempt to come back after this long; null = only a new start */
  comeBackAfterMs: null as number | null,
  /** down for so long: an 'error' event, once per outage */
  alertAfterMs: 5 * 60_000,
  /** what is to be sent while the connection is down waits this long for it */
  sendWaitMs: 10_000,
  /** a final stream frame of unknown outcome is sent again so often; it shows the same bubble */
  finalResends: 2,
  /** between two frames of one stream: four a second are possible, whether they count as messages is not known */
  frameMs: 1_000,
  /** a stream without a frame for longer dies: one every 4 minutes kept it alive, so a little sooner */
  keepAliveMs: 3 * 60_000,
  /** from the first frame to the last: 6 minutes on older pages, 10 on newer; our own last frame comes a little sooner */
  streamMs: 6 * 60_000,
  streamMarginMs: 15_000,
  /** a req_id may be answered for 24 hours */
  replyMs: 24 * 3_600_000,
  /** a welcome or the answer to a click must be there within 5 seconds; a little sooner */
  eventMs: 4_500,
  /** messages to one conversation: the platform takes 30 in a minute, 1000 in an hour */
  perMinute: 25,
  perHour: 900,
  /** what would wait longer for that is rejected as `limited`, for a caller with a queue of its own */
  longestWaitMs: Number.POSITIVE_INFINITY,
  /** URL callback: response_url may be used for an hour, once */
  responseUrlMs: 3_600_000,
  /** URL callback: the platform asks for a stream about every second; silent for longer, it has stopped */
  pollSilenceMs: 15_000,
  /** URL callback: a bubble is finished when nothing more was said for so long: what is said later has one way left */
  lingerMs: 2_000,
  /** URL callback: what is not kept by then is answered 503 and comes again; the platform waits 5 seconds */
  keepWithinMs: 900,
  /** a download, and a POST to response_url */
  httpMs: 20_000,
  /** a message the host could not keep is tried again: doubled from the first to the last */
  keepFirstMs: 200,
  keepLastMs: 5_000,
}
export type AibotTimings = typeof defaultTimings

/** Messages waiting in memory for the host to keep them, about a kilobyte each; more are dropped, loudly. */
export const HELD_MESSAGES = 50_000
/** Payloads, chats, cards kept in memory: the newest. */
export const REMEMBERED = 5_000
