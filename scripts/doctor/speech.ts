import { openAiSpeech } from '../../bot/speech/endpoint.ts'
import { ModelFailure } from '../../entities/rulebook/model/model.ts'
import { doctorTexts as texts } from '../../entities/texts/doctor.ts'
import type { Config } from '../config.ts'
import { type Finding, finding } from './finding.ts'

/** Has a second of silence made into text, as a recording would be; what it hears does not matter. Nothing when none is configured. */
export async function checkSpeech({ speech }: Pick<Config, 'speech'>): Promise<Finding[]> {
  if (speech === null) return []
  const { host } = new URL(speech.url)
  const recording = { name: 'silence.wav', contentType: 'audio/wav', bytes: silence() }
  try {
    await openAiSpeech(speech)(recording, { signal: AbortSignal.timeout(speech.timeoutMs) })
    return [finding('speech', 'ok', texts.speechOk({ host }))]
  } catch (error) {
    if (!(error instanceof ModelFailure)) throw error
    const { code, status = 0 } = error
    if (status === 401 || status === 403) return [finding('speech', 'fail', texts.speechDenied())]
    if (code === 'network' || code === 'timeout') return [finding('speech', 'fail', texts.speechAway({ host }))]
    return [finding('speech', 'fail', texts.speechStrange({ why: error.message }))]
  }
}

/** WAV, 16 kHz, one channel. */
function silence(): Buffer {
  const rate = 16_000
  const sound = Buffer.alloc(rate * 2)
  const head = Buffer.alloc(44)
  head.write('RIFF', 0)
  head.writeUInt32LE(36 + sound.length, 4)
  head.write('WAVEfmt ', 8)
  head.writeUInt32LE(16, 16)
  head.writeUInt16LE(1, 20)
  head.writeUInt16LE(1, 22)
  head.writeUInt32LE(rate, 24)
  head.writeUInt32LE(rate * 2, 28)
  head.writeUInt16LE(2, 32)
  head.writeUInt16LE(16, 34)
  head.write('data', 36)
  head.writeUInt32LE(sound.length, 40)
  return Buffer.concat([head, sound])
}
