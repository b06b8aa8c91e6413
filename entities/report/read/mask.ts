/**
 * ID, bank-card and telephone numbers never get past this point (domain.md F185). A run of 15 or more digits is no sum
 * of money anybody reports.
 */
export function mask(given: string): { text: string; found: boolean } {
  let found = false
  const hide = (): string => {
    found = true
    return '[号码]'
  }
  const masked = given
    .replace(/(?<![\d.])\d{17}[\dXx](?![\d])/g, hide)
    .replace(/(?<![\d.])\d{6} ?(?:19|20)\d{2} ?\d{4} ?\d{3}[\dXx](?!\d)/g, hide)
    .replace(/(?<![\d.])(?:\d{4}[ -]){3,4}\d{1,7}(?!\d)/g, hide)
    .replace(/(?<![\d.])\d{15,}(?!\.\d)/g, hide)
    .replace(/(?<!\d)(?:\+?86[ -]?)?1[3-9]\d[ -]?\d{4}[ -]?\d{4}(?!\d)/g, hide)
    .replace(
      /((?:身份证|账号|帐号|账户|卡号|银行卡|存折|一卡通)(?:号码?)?[是为: ]*)(\d[\d -]{7,}[\dXx])/g,
      (_, label: string) => `${label}${hide()}`,
    )
  return { text: masked, found }
}
