import type { Role } from './role.ts'

/** Reading vocabulary of an introduction: surnames, what people call their post, and the words around a name. */

/** The surnames of well over 99 of 100 people, commonest first, then the local ones. */
const SURNAMES = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由'.split(
    '',
  ),
)
const COMPOUND = /^(欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯|长孙|宇文|端木|百里|南宫|独孤|轩辕)/

/** 姓名 - two to four characters beginning with a surname, or a minority name with its dots. */
export function isName(word: string): boolean {
  if (/^\p{Script=Han}{1,10}(·\p{Script=Han}{1,10}){1,3}$/u.test(word)) return true
  if (!/^\p{Script=Han}{2,4}$/u.test(word)) return false
  return COMPOUND.test(word) ? word.length > 2 : SURNAMES.has(word[0]!)
}

/** What people call their post, longest first within the whole table. */
const POSTS: readonly [Role, string][] = [
  ['squad', '驻村第一书记 第一书记 驻村工作队队长 驻村工作队员 驻村工作队 驻村队员 驻村干部 工作队员 工作队 驻村'],
  ['keeper', '管护员 管护人员 护路员 保洁员 管水员 护林员 公益岗 看护员'],
  [
    'village',
    '村党支部书记 村支部书记 党支部书记 支部书记 村书记 村支书 支书 村委会主任 村主任 村副主任 村会计 村文书 报账员 村委委员 村委会 村委 村两委 妇女主任 妇联主任 村干部 会计 文书',
  ],
  ['finance_town', '乡镇财政所 镇财政所 乡财政所 财政所'],
  [
    'town',
    '扶贫专干 振兴专干 乡镇专干 镇专干 乡专干 专干 乡村振兴办 振兴办 农业服务中心 经管站 农经站 镇政府 乡政府 人民政府 管委会 镇干部 乡干部 乡镇干部 镇长 乡长 镇里 乡里',
  ],
  ['finance_county', '县财政局 财政局'],
  ['audit', '县审计局 审计局 审计 纪委监委 县纪委 纪委 监委 纪检'],
  ['county', '县农业农村局 农业农村局 县乡村振兴局 乡村振兴局 县农业局 农业局'],
  [
    'sector',
    '县交通运输局 交通运输局 县交通局 交通局 县水利和湖泊局 水利和湖泊局 县水利局 水利局 水务局 县住建局 住建局 县文旅局 文旅局 县教育局 教育局 县卫健局 卫健局',
  ],
]
const postWords = POSTS.flatMap(([role, words]) => words.split(' ').map((word) => ({ role, word }))).sort(
  (a, b) => b.word.length - a.word.length,
)

/** The role somebody names, and the word he used. */
export const postIn = (text: string): { role: Role; word: string } | undefined =>
  postWords.find(({ word }) => text.includes(word))

/** 行业 - which subclasses a department looks after, by the word it is known by. */
const SECTORS: readonly [string, string][] = [
  ['交通', 'road,bridge'],
  ['水利', 'irrigation,water_supply'],
  ['水务', 'irrigation,water_supply'],
  ['住建', 'lighting,sanitation'],
  ['文旅', 'tourism,culture'],
  ['教育', 'education'],
  ['卫健', 'health'],
]
export const sectorIn = (text: string): string => SECTORS.find(([word]) => text.includes(word))?.[1] ?? ''

/** Said around a name; taken out before the name is looked for. */
export const AROUND_A_NAME =
  /管护助手|您好|你好|大家好|早上好|上午好|下午好|晚上好|请问|我是|我叫|名叫|叫做|姓名|名字|单位|职务|职位|电话|手机号?|号码|联系方式|来自|本人|新来的|新来|现任|担任|副?主任|副?书记|副?局长|副?所长|站长|科长|股长|干部|工作人员|职工|委员|同志|这边|那边|江陵县|我|的|是|在|叫|县里|县/g

/** A name somebody announces as his own. */
export const ANNOUNCED = /(?:我叫|名叫|姓名(?:是|为)?|名字(?:是|叫)?)[:\s]*(\p{Script=Han}+(?:·\p{Script=Han}+)*)/u
