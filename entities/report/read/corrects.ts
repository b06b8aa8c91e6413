export const WITHDRAW = /撤回|撤销|取消|删掉|删了|删除|作废|不要了|不算(?:数|了|$)|不用管|别管|收回/

const CORRECTING =
  /重报|报重|重新发|[多少](?:写|打|输|报|填)了[\d一二两三四五六七八九十百千万.]+[^,;。]{0,3}[,;。 ]*应该|更正|改正|纠正|订正|勘误|报错|说错|写错|填错|打错|弄错|搞错|发错|输错|记错|看错|错了|有误|不对|[搞弄报写说]反|(?:说|写|报|填|打|当)成了?[^,;。]{1,12}了?|(?:多|少)(?:写|打|输|报|填)了?一?个?(?:零|0)|以(?:这|此)[^,;。]{0,4}为准|重新报|改一下|改下|改为|改成|更改/

const CONTRAST =
  /不是[^,;。]{1,16}[,。; ]?(?:(?:而|应该|应)?是|[^,;。]{0,4}(?:只|实际|其实)[^,;。]{0,3}(?:给|收|有|到))|是[^,;。]{1,16}[,。; ]?(?:而)?不是/

const POINTS_BACK =
  /刚才|刚刚|刚[发报说填写]|上一条|上条|前面(?:那|报|说)|之前(?:那|报|说)|上面(?:那|报|说)|那一?条|那个数|上次|原来报|先前|昨天报/

/** 更正 or 撤回 in any wording. A contrast alone (不是闲置,是在修) corrects only what was said before. */
export function corrects(seen: string, hasPrevious: boolean): boolean {
  if (/^(?:我)?(?:要|想)?(?:撤回|更正|撤销)/.test(seen)) return true
  if (
    CORRECTING.test(seen) &&
    !/(?:改成|改为)(?:了)?(?:仓库|住|猪|鸡|别的|宿舍|已处置|处置|报废)|机器|线路|天气不对/.test(seen)
  )
    return (
      CONTRAST.test(seen) ||
      hasPrevious ||
      POINTS_BACK.test(seen) ||
      /更正|纠正|订正|重报|报重|[多少](?:写|打|输|报|填)了|报错|说错|写错|填错|打错|弄错|搞错|改[成为]/.test(seen)
    )
  if (WITHDRAW.test(seen) && POINTS_BACK.test(seen)) return true
  if (CONTRAST.test(seen))
    return hasPrevious || POINTS_BACK.test(seen) || /不是[\d.一二两三四五六七八九十百千万]+[^,]{0,3}[,是]/.test(seen)
  return hasPrevious && ((POINTS_BACK.test(seen) && /应该|应为|是/.test(seen)) || /^(?:应该是|应为)/.test(seen))
}
