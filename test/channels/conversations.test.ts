import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { play } from '../support/transcript.ts'
import { aibotPlatform, appPlatform } from '../support/wecom/platforms.ts'
import { WecomWorld } from '../support/wecom/world.ts'

/**
 * The conversations of test/transcripts once more, through the puppets and the fake platform: encrypted callbacks for the app,
 * the long connection for the AI bot. The sentences must be the same on every channel.
 */
const written = (name: string) => readFileSync(join(import.meta.dirname, '../transcripts', `${name}.txt`), 'utf8')

const everywhere = ['提问', '填报-一句话', '填报-哪一个', '审核', '值班-接力', '陌生人', '填报-无变化', '填报-表格']
/** With pictures beside words in one message, or quoting: an app's members cannot do that. */
const aibotOnly = ['填报-照片', '填报-照片和说明', '填报-语音', '值班-答复', '登记']

describe.each(['wecom-app', 'wecom-aibot'] as const)('%s', (channel) => {
  const platform = channel === 'wecom-app' ? appPlatform : aibotPlatform
  test.each(channel === 'wecom-app' ? everywhere : [...everywhere, ...aibotOnly])('%s', async (name) => {
    const script = written(name)
    const played = await play(script, async (at) => WecomWorld.open(await platform(), { at }))
    expect(played).toBe(script)
  })
})
