export * from './host.ts'
export { IdTakenError, PuppetSimulator } from './puppet-simulator.ts'
export type { KeyedMessage, KeyedSendOptions, ReceivedMessage, SimulatorOptions } from './puppet-simulator.ts'
export { UnsupportedError } from './unsupported.ts'
