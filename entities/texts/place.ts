import { kilometres } from './photo.ts'
import { choices } from './report.ts'

/** What the assistant says of a location somebody sent. */
export const placeTexts = {
  kept: () => '位置收到了。是哪个资产的？说一句情况就行，比如“冷库正常，收租 7500”。',
  keptForDraft: () => '位置收到了，和这条一起记。',
  joined: (d: { asset: string; said: string }) => `位置已附到${d.asset}。${d.said}`,
  which: (d: { choices: string[] }) => `位置是哪一个的？${choices(d.choices)}`,
  filled: () => '台账里还没有它的位置，已按这个记上。',
  near: () => '和台账里的位置相符。',
  far: (d: { metres: number }) => `离台账里的位置 ${kilometres(d.metres)}，已注明。`,
}
