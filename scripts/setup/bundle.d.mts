import type { Plugin } from 'esbuild'
export const root: string
/** Writes `entry` (relative to the project) as one file and returns its name. */
export function bundle(entry: string, outfile: string, plugins?: Plugin[]): Promise<string>
