/** What people type to get something done, with the line in 帮助. One entry per file of bot/commands. */
export const commandWords = {
  help: { words: /^(帮助|help|菜单|功能|能做什么|怎么用|[?？])$/i, help: null },
  correct: { words: /^(更正|改正|修改|改一下)\s*(?<receipt>H\d{8}-\d+)?[。.]?$/i, help: '改刚才报的：回“更正”；收回：回“撤回”。' },
  withdraw: { words: /^(撤回|撤销|取消上报)\s*(?<receipt>H\d{8}-\d+)?[。.]?$/i, help: null },
  unchanged: { words: /^(本?(季度?|期))?(都|全部)?(没有|没得|冇得|没|无)(什么)?(变化|变动)[。.]?$/, help: '和上季度一样：回“无变化”。' },
  review: { words: /^(待审|待收|新到|审核|审一下|有哪些新报的)[。.]?$/, help: '看新到的填报：回“待审”；没有疑问的一起收：回“都收”。' },
  acceptEverything: { words: /^(都收|全收|全部收下|都收下)[。.]?$/, help: null },
  acceptOne: { words: /^(收|收下|通过)\s*(?<receipt>H\d{8}-\d+)[。.]?$/i, help: null },
  giveBackOne: { words: /^(退|退回|打回)\s*(?<receipt>H\d{8}-\d+)[\s，,:：]*(?<reason>.*)$/is, help: null },
} satisfies Record<string, { words: RegExp; help: string | null }>
