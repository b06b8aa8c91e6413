import type { OpStatus } from '../../asset/classes.ts'
import type { PeriodMention } from '../../language/period.ts'
import type { Issue, LedgerEntry } from './reading.ts'
import { matchable } from './matchable.ts'

/** What the words of one asset say of its state. */
export interface State {
  status: OpStatus | null
  issues: Issue[]
  urgent: boolean
  hearsay: boolean
  upkeepRequest: boolean
  same: boolean
}

/** 没坏, 没停, 没问题: said to be well. Taken out before trouble is looked for. */
const DENIED =
  /(?:没有?|未|不|并未|不是|从没|也没|都没|没发生|没出|没出现)(?:什么|任何|么|啥|大|被|再|出)?(?:大)?(?:坏|停(?!电|水)|漏水?|损坏|异常|故障|断|塌|淹|闲置|空着?|受损|受灾|倒|丢|受影响|出事|事(?!做))(?!的时候|修好)/g
const WELL_DENIED = /(?:没有?|无|未见|未发现|没出|不存在)(?:什么|任何|大的?)?(?:问题|毛病|异常|故障|大碍|损坏|情况)/g
const NOT_REAL =
  /(?:如果|要是|假如|假设|万一|等到?|一旦|倘若)|(?:怕|担心|防止|以免|免得|可能会?|估计会|恐怕|小心|要不然|谁说|谁讲|谁说的)/
const HEARSAY = /听说|据说|听人|听别人|有人说|人家说|别人说|都说是|传言|好像是?|据反映|群众反映/

const RECOVERED =
  /(?:修|换|弄|搞|处理|抢修|维修|疏通|清理|焊|补)(?:好|通|完|起来)(?:了|啦)?(?!没|不|还)|已修复|修复了|修复完|恢复(?!不了|不)|又好了|通水了|通电了|通车了|(?:现在|目前|已经|如今|这会|后来|又|眼下|昨天|今天)(?:都|全|也|又|已经|基本|可以)*(?:是)?(?:正常|好|可以用|能用|没事|没问题|运转|开工|租出去|发电|复工|开门)|复工|复产|重新(?:开|租|用|启)|租出去了|换(?:了|上)(?:个|一个|台|一台)?新|更换了|换新/
const BROKEN_YET = /修不好|没修好|还没修|没修|未修|不能修|没法修|还没恢复|没恢复|修好(?:没|不|还不)/
const REPAIRING =
  /正在(?:修|抢修|维修|换|处理|检修|整修|施工|弄|疏通)|在修|在维修|在抢修|维修中|抢修中|检修中|修理中|修着|大修|抢修(?!好|完|通)|等(?:着)?(?:配件|修|师傅)|在整改|施工中|改造中|正在改造/
const LOST =
  /冲走|冲没了|卷走|灭失|不见了|丢了(?!钱)|全(?:部)?(?:被偷|偷走|没了|冲走|死)|被拆|拆除|已拆|拆了|夷为平地|烧光|死光|死完|什么都没了|没剩|没留下/
const IDLE =
  /闲置|空着|空置|空起|荒着|荒了|荒废|撂荒|抛荒|空了|空到|一直空|没人租|没有人租|租不出去|没租出去|未出租|没人要|没有人要|没人用|没有人用|没人承包|没人接手|退租|不租了|跑路|跑了|搬走|走人了|人走了|没有?租户|没有?老板|没有?承租|锁着|关着门|晒太阳|没人经营|没人管了|黄了|废弃/
const SEASONAL =
  /季节性|休耕|休棚|歇棚|休渔|淡季|冬闲|歇茬|农闲|过季|没到季节|未到季节|没到时候|不到季节|没有?到季|轮作|养护期|空闲期|冬天不|反季|还没开春|没开始种/
const SUSPENDED =
  /停了|停工|停产|停用|停运|停业|停机|停租|停着|停摆|歇业|关门|没开工|没有开工|不开工|没开门|没营业|没生产|没运行|没运转|没发电|不发电|没开机|关停|暂停|没有?运行|没有?人存|停电|没做|没开/
const PART =
  /(?:一|大|小)?部分(?:正常|运营|停|坏|损|受|设备|机|板|运行|闲置|空|没)|(?:一|大)半(?:机器?|板|设备|的?(?:机|板|棚|田|路|灯|地)|停|坏|空|没(?!收|给|交|付))|(?:开|用|租|种|坏|停|转|运行|生产)(?:了|着)?(?:一|大)(?:半|部分)|[一二两三四五六七八九十几半\d]+(?:来|多)?(?:块|盏|个|台|处|根|组|口|扇|片|把|只|套|排|杆|路|串)(?:光伏|路|灯|电池|健身|逆变|组件|玻璃)?(?:板子?|器材|灯泡?|器|件|机器?|窗)?(?:也|都|是|被|给|全|又|已经)*[^,;。]{0,4}(?:坏|不亮|亮不|损|裂|碎|断|烧|不转|不能用|不出水|倒|打坏|砸|没水|掉)|(?:坏|烧|断|碎|裂|倒|损)(?:了|掉|坏)?[一二两三四五六七八九十几\d]+(?:多|来)?(?:块|盏|个|台|根|只|片|扇|排|杆|组|套)/
const DAMAGED =
  /坏(?!账|处|人|了规矩)|损坏|损毁|受损|毁|塌|垮|烧(?:了|坏|毁)|断(?!电|断续|定)|爆(?!发|满)|破损|砸|雷打|打坏|被雷|击穿|压坏|冲垮|冲坏|冲毁|冲断|冲了|淹|倒了|倒塌|倒掉|报废|不能用|用不了|用不成|没法用|无法使用|不转|不出水|抽不上水|抽不了|不亮|不制冷|打不着|瘫|裂开|沉降|掀|吹翻|漏油|漏电|跳闸|冻裂|故障|出了?毛病|出了?问题|有问题|不灵|没水|停水|不通|堵死|烂/
const MINOR =
  /漏水|漏雨|渗水|裂缝|开裂|掉皮|墙皮|坑洼|(?:有|好)?[一二两三几\d]*个?(?:大|小)?坑|掉漆|锈|长草|有草|长满|杂草|淤|堵|松动|玻璃破|老化|护栏|要清理|脱落/
const WELL =
  /正常|完好|良好|良|没问题|没事|没毛病|好的|好着|好好的|很好|好得很|还好|蛮好|都好|是好|好用|能用|可以用|在用|用着|在租|租着|租出|开着|开工|开门|在生产|生产着|营业|运转|运行|照常|照旧|顺利|稳定|平稳|还行|没坏|没停|没漏|畅通|全亮|都亮|全部亮|亮的|亮着|有水|通水|可以的|不错|OK|ok|(?:^|[,;。 §都也全还])好(?=$|[,;。 !了啦])/

const ISSUES: [Issue, RegExp][] = [
  [
    'natural_disaster',
    /水毁|水冲|大水|洪水|洪涝|内涝|渍水|渍涝|暴雨|大雨|台风|大风|龙卷风|雪压|大雪|积雪|暴雪|雪|冰雹|雷|干旱|旱|冻裂|冻坏|寒潮|地震|山洪|水灾|涝|风刮|风吹|冲垮|冲毁|冲坏|冲断|冲走|淹|滑坡|(?:被|让)水/,
  ],
  ['theft', /偷|盗|被撬|撬了|顺走/],
  ['death_of_animal', /(?:死|病死|瘟|死亡|夭折)(?:了|掉|光|完)?/],
  ['sublet', /转租|转包|转给别人|又租给/],
  [
    'unauthorised_change',
    /私自|擅自|私下|偷偷(?:改|卖|拆)|没经(?:过)?(?:同意|批准)|没打招呼|(?:当|作)(?:废铁|废品|旧货)卖(?:了|掉)|已经?卖(?:了|掉)|卖废铁了|卖掉了|拆了(?:重建|卖|改|做)|改成(?:了)?(?:仓库|住|猪|鸡|别的|宿舍|养|住房|库房|饭店|商店)|改作|改建/,
  ],
  ['contract_expired', /合同(?:都|也|已|已经|早就|早)?(?:到期|期满|过期|到了|满了)|租期(?:到|满)|期满|到期了/],
  [
    'no_tenant',
    /没人租|没有人租|租不出去|没租出去|未出租|退租|不租了|跑路|老板跑|跑了|搬走|撤走|走人了|人走了|没有?租户|没有?承租|没有?老板|没人承包|没人接手|没有?人要|没有?人用|没人种|没有人存|没人存/,
  ],
  [
    'market_loss',
    /行情|价格低|价低|跌价|降价|价钱(?:不好|低)|卖不出|卖不掉|滞销|不好卖|亏|虾价|菜价|价格(?:不好|跌|下跌)|没有?订单|没得销路|没有?销路|市场不好|效益不好|赔/,
  ],
]
const FAULT =
  /电机|水泵|逆变器|变压器|压缩机|机器|设备|线路|电路|电缆|主机|马达|配电|控制|开关|风机|灯泡|电表|板子|组件|管子|管道|水管|器材|爆管|跳闸|停水|漏电|故障|短路|制冷|空调|监控|音响|电脑|打印机|大门|门锁|电梯/
/** Kinds of assets that are machinery as a whole: 坏了 is a fault of equipment even when no part is named. */
const MACHINES = new Set([
  'pv',
  'irrigation',
  'water_supply',
  'lighting',
  'machinery',
  'cold_storage',
  'processing',
  'power_net',
  'culture',
])
const UPKEEP =
  /(?:要|需要|想|请|该|得|急需|必须|申请|希望|打算|求)(?:来|上面来|镇里|县里|上面|人|派人|尽快|赶紧|找人|花钱)*(?:整|维|抢)?(?:修(?!了)|清淤|清理|除草|疏通|换(?!了)|加固|补(?!报|充|录|交|一下光))|没钱修|没有钱修|没人修|漏水|漏雨|渗水|裂缝|开裂|坑|淤|杂草|长草|等修|年久失修|松动|脱落|老化/
const REQUEST =
  /(?:想|请|申请|希望|求|能否|麻烦)[^,;。]{0,12}(?:出|用|拨|解决|支|批|修|换|派|来人|清淤)|从(?:管护|公积)[^,;。]{0,6}(?:出|用|支|拿)|上面(?:来|能|给)[^,;。]{0,6}修/
const URGENT =
  /正在抢修|抢修|停水(?!了?又)|停电|危险|紧急|赶紧|急|快塌|要塌|塌方|漏电|断路|堵死|出不去|伤人|受伤|爆管|垮塌|决口/
export const SAME =
  /(?:没有?|无|没什么|没得|没啥|冇得|冇)(?:什么|么子|任何|大|啥|多大)?(?:变化|变动|改变|变)|老样子|(?:跟|和|同|与|照|按|比照)(?:上|前|去年|往年|之前|以前|原来)[^,;。]{0,8}(?:一样|相同|一致|一个样|差不多|报|来|填|算)|同上|如上|照旧|照上|照抄|依旧|还是那样|还是老|维持原状|不变|一样的/

/** Reads the state out of the words said of one asset. `clauses` in matchable form, names taken out. */
export function readState(clauses: string[], entry: LedgerEntry | undefined, spoken = clauses.join(',')): State {
  const state: State = {
    status: null,
    issues: [],
    urgent: false,
    hearsay: false,
    upkeepRequest: false,
    same: SAME.test(spoken),
  }
  const issues = new Set<Issue>()
  let recovered = false
  let broken: OpStatus | null = null
  let well = false
  let unreal = false
  for (const clause of clauses) {
    if (HEARSAY.test(clause)) state.hearsay = true
    // 怕板子刮坏, 如果修好了: nothing of it has happened; what hangs on it has not either.
    if (NOT_REAL.test(clause)) {
      unreal = true
      const [sure] = clause.split(NOT_REAL)
      if (sure && WELL.test(sure)) well = true
      if (UPKEEP.test(clause)) issues.add('upkeep_needed')
      continue
    }
    if (unreal && /^(?:就|才|便|那|也许|能)/.test(clause)) continue
    const denied = DENIED.test(clause) || WELL_DENIED.test(clause)
    DENIED.lastIndex = 0
    WELL_DENIED.lastIndex = 0
    const rest = clause.replace(DENIED, ' ').replace(WELL_DENIED, ' ')
    for (const [issue, pattern] of ISSUES) if (pattern.test(rest)) issues.add(issue)
    const trouble = clauseTrouble(rest)
    if (
      trouble &&
      (DAMAGED.test(rest) || PART.test(rest)) &&
      (FAULT.test(rest) || MACHINES.has(entry?.subclass ?? '')) &&
      !/合同/.test(rest)
    )
      issues.add('equipment_fault')
    if (/[没不]发电|停机|爆管|跳闸/.test(rest) && !issues.has('natural_disaster')) issues.add('equipment_fault')
    if (UPKEEP.test(rest) && !/修好|修了|换了/.test(rest)) issues.add('upkeep_needed')
    if (REQUEST.test(rest)) state.upkeepRequest = true
    if (URGENT.test(rest)) state.urgent = true
    if (RECOVERED.test(rest) && !BROKEN_YET.test(rest)) {
      recovered = true
      broken = null
    } else if (trouble) {
      broken =
        broken === 'repairing' ? 'repairing' : broken === 'partial' && trouble === 'damaged' ? 'partial' : trouble
      recovered = false
    }
    if (WELL.test(rest) || denied) well = true
  }
  if (
    issues.has('death_of_animal') &&
    entry?.class !== 'household' &&
    !/breeding|livestock/.test(entry?.subclass ?? '') &&
    !clauses.some((clause) => /牛|羊|猪|鸡|鸭|虾|鱼|苗|兔|鹅/.test(clause))
  )
    issues.delete('death_of_animal')
  if (state.upkeepRequest)
    state.upkeepRequest = issues.has('upkeep_needed') || clauses.some((clause) => /管护/.test(clause))
  state.issues = [...issues]
  if (recovered) state.urgent = false
  // 正常,还没到季节: running as it should for the time of year.
  if (broken === 'seasonal' && clauses.some((clause) => /正常/.test(clause) && clauseTrouble(clause) === null))
    broken = null
  state.status = broken ?? (well || recovered ? 'normal' : null)
  if (state.status === null && issues.has('upkeep_needed') && clauses.some((clause) => MINOR.test(clause)))
    state.status = 'normal'
  return state
}

/** The trouble one clause speaks of; the strongest sense first: under repair before broken, part before whole. */
function clauseTrouble(clause: string): OpStatus | null {
  if (BROKEN_YET.test(clause)) return 'damaged'
  if (REPAIRING.test(clause)) return 'repairing'
  if (LOST.test(clause)) return 'lost'
  if (SEASONAL.test(clause)) return 'seasonal'
  if (IDLE.test(clause)) return 'idle'
  if (PART.test(clause) && !/修好/.test(clause)) return 'partial'
  if (SUSPENDED.test(clause)) return 'suspended'
  if (MINOR.test(clause) && !/(?:塌|垮|冲|断|烧|不能用)/.test(clause)) return null
  if (DAMAGED.test(clause)) return 'damaged'
  return null
}

/** `2026-08` of 从八月份起, 8月份就停了; null when no beginning is told. */
export function readSince(text: string, periods: PeriodMention[]): string | null {
  for (const period of periods) {
    const [month] = period.months
    if (!month) continue
    const before = text.slice(Math.max(0, period.start - 3), period.start)
    const after = text.slice(period.end, period.end + 10)
    if (
      /[从自打]$/.test(before) ||
      /^(?:份)?(?:起|开始|以来|以后|之后|就|到现在|到目前|至今|[停空闲荒坏关退搬没]|合同|老板)/.test(after)
    )
      return month
  }
  return null
}

/** A bare answer to "how is it": 正常, 停了, 坏了在修. Null when it says nothing of a state. */
export function readStatus(text: string): OpStatus | null {
  const words = matchable(text.slice(0, 200))
  return readState(words.split(/[,;。!?\n]/), undefined).status
}
