const ORDERS =
  /忽略[^,;。]{0,10}(?:指令|规则|规定|提示|要求|设定|限制|内容)|无视[^,;。]{0,8}(?:指令|规则|规定)|你现在是|你(?:就)?是(?:一个)?(?:管理员|系统|县长)|扮演|系统提示|提示词|system ?prompt|ignore (?:all|previous|above|the)|越狱|开发者模式|developer mode|jailbreak|<\|?im_start|\bassistant:|\bsystem:/i

const CODE =
  /<\/?(?:script|iframe|img|svg|body|html|style|a|div)\b[^>]*>?|javascript:|\b(?:drop|alter|truncate)\s+table\b[^;]*;?|\bunion\s+select\b|\b(?:delete\s+from|insert\s+into|update\s+\w+\s+set)\b|['"]\s*(?:or|and)\s+['"\d]+\s*=\s*['"\d]+|['"]\s*;?\s*--|;\s*--|\$\{[^}]*\}|\{\{[^}]*\}\}/gi

const LEAVE =
  /(?:直接|帮我|给我|替我|马上)[^,;。]{0,8}(?:审核通过|审批通过|通过审核|通过|审了|批了)|不用(?:镇|乡|县|上面)[^,;。]{0,6}(?:看|审|批)|(?:给我|开通|提升|授予|要)[^,;。]{0,6}(?:权限|管理员)|管理员权限|我是(?:县|镇|乡)[^,;。]{0,8}(?:局长|县长|镇长|领导|书记)[^,;。]*(?:改|删|通过|给|权限|导出)|(?:删除|删掉|清空)(?:所有|全部|全县|整个|别的|其他村|数据库)[^,;。]*|把(?:所有|全部|全县|别村|别的村)[^,;。]{0,12}(?:改成|改为|设为|删)|改(?:别|其他|邻)[^,;。]{0,3}村|把?(?:全县|全镇|所有村|别的村|其他村)[^,;。]{0,10}(?:导出|下载|发给?我|发我|给我)|[^,;。]{0,8}(?:电话|手机号|身份证|银行卡|账号)[^,;。]{0,8}(?:发给?我|发我|导出|给我一份)|(?:导出|下载|给我看)(?:全县|所有村|别的村|其他村)/

export interface Suspicion {
  injection: boolean
  permission: boolean
  /** The message with code taken out. */
  clean: string
  claim: string | null
}

/** Words that try to command the machine, code, and wishes beyond the sender's rights. None of them is ever acted on. */
export function suspect(words: string): Suspicion {
  const clean = words.replace(CODE, ' ').replace(/ {2,}/g, ' ').trim()
  const permission =
    LEAVE.test(words) ||
    /(?:帮我?|给我?|替我?)?把[^,;。]{0,10}(?:邻|别|隔壁|其他|外)[^,;。]{0,3}村[^,;。]{0,12}(?:改|删|报|填|写)(?!.{0,3}看)/.test(
      words,
    )
  return {
    injection: ORDERS.test(words),
    permission,
    clean,
    claim:
      /(?:我是|你现在是|你是)[^,;。]{1,20}|(?:领导|书记|县里|镇里)[^,;。]{0,6}(?:同意|批准|说可以)[^,;。]{0,6}/.exec(
        words,
      )?.[0] ?? null,
  }
}
