/** The files of this tree as the checks of this folder read them: path from the root, with forward slashes, and text. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

export interface SourceFile {
  path: string
  text: string
}

export const root = path.resolve(import.meta.dirname, '../..')

export function sourceFiles(folders: readonly string[], endings = /\.(ts|mts|mjs|cjs|vue)$/): SourceFile[] {
  const found: SourceFile[] = []
  const walk = (folder: string) => {
    for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
      const inside = `${folder}/${entry.name}`
      if (entry.isDirectory()) {
        if (!['node_modules', 'dist', 'coverage'].includes(entry.name)) walk(inside)
      } else if (endings.test(entry.name))
        found.push({ path: inside, text: readFileSync(path.join(root, inside), 'utf8') })
    }
  }
  for (const folder of folders) walk(folder)
  return found.sort((a, b) => a.path.localeCompare(b.path))
}
