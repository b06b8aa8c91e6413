/** What `npm run migrate` says. */
export const migrateTexts = {
  store: (kind: 'sqlite' | 'mysql') => (kind === 'sqlite' ? '数据库：内置 SQLite' : '数据库：MariaDB / MySQL'),
  ran: (names: readonly string[]) => `执行了 ${names.length} 个升级：${names.join('、')}`,
  upToDate: (count: number) => `已经是最新，不用升级（共 ${count} 个）。`,
  failed: '数据库没有升级成功。请核对 DATABASE_URL 和数据文件夹的权限，再试一次。',
}
