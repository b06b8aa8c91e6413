/** What people type to get something done, with the line in 帮助. One entry per file of bot/commands. */
export const commandWords = {
  help: { words: /^(帮助|help|菜单|功能|能做什么|怎么用|[?？])$/i, help: null },
} satisfies Record<string, { words: RegExp; help: string | null }>
