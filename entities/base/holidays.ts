/**
 * 法定节假日 - the days off one can know before the yearly announcement. Source: 《全国年节及纪念日放假办法》 (2024 revision):
 * Spring Festival eight days from the eve, National Day seven from 1 October, Labour Day five, the others their own day.
 * Which weekends are worked in exchange is only known once announced, so here none are.
 *
 * The lunar days stand here as data: Node's Chinese calendar puts the Spring Festival of 2027 on 7 February (the new moon is
 * four minutes before midnight in Beijing), and the holiday library's conversion depends on the machine's time zone.
 * Spring Festival, Qingming, Dragon Boat, Mid-Autumn.
 */
const moving: Record<string, readonly [string, string, string, string]> = {
  '2027': ['02-06', '04-05', '06-09', '09-15'],
  '2028': ['01-26', '04-04', '05-28', '10-03'],
  '2029': ['02-13', '04-04', '06-16', '09-22'],
  '2030': ['02-03', '04-05', '06-05', '09-12'],
  '2031': ['01-23', '04-05', '06-24', '10-01'],
  '2032': ['02-11', '04-04', '06-12', '09-19'],
  '2033': ['01-31', '04-04', '06-01', '09-08'],
  '2034': ['02-19', '04-05', '06-20', '09-27'],
  '2035': ['02-08', '04-05', '06-10', '09-16'],
  '2036': ['01-28', '04-04', '05-30', '10-04'],
}

export function isStatutoryHoliday(day: string): boolean {
  const year = day.slice(0, 4)
  const date = day.slice(5)
  if (date === '01-01' || (date >= '05-01' && date <= '05-05') || (date >= '10-01' && date <= '10-07')) return true
  const known = moving[year]
  if (!known) return false
  const [newYear, ...others] = known
  const sinceEve = (Date.parse(day) - Date.parse(`${year}-${newYear}`)) / 86_400_000 + 1
  return (sinceEve >= 0 && sinceEve < 8) || others.includes(date)
}
