/** The core of the WeCom puppets: no Wechaty, nothing of the program around it. */
export * from './address.ts'
export * from './crypto.ts'
export * from './errors.ts'
export * from './host.ts'
export * from './keys.ts'
export * from './secret.ts'
export * from './splitter.ts'
export * from './unsupported.ts'
