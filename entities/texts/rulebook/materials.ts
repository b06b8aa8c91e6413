/** 附送材料 - templates and training material that go with an answer. */
const kinds = { template: '模板', training: '培训材料' }
type Kind = keyof typeof kinds

export const materialTexts = {
  /** One line under an answer. */
  offer: ({ kind, title }: { kind: Kind; title: string }) =>
    `${kind === 'template' ? '有现成的模板' : '有培训材料'}《${title}》，回“模板”就发给您。`,
  sent: ({ title }: { title: string }) => `《${title}》发给您了。`,
  list: (materials: readonly { kind: Kind; title: string }[], more: number) =>
    [
      '有这些材料，回“模板”加名称就发给您：',
      ...materials.map(({ kind, title }) => `《${title}》（${kinds[kind]}）`),
      ...(more > 0 ? [`……还有 ${more} 份`] : []),
    ].join('\n'),
  none: () => '还没有录入模板和培训材料，可以请县里录入。',
  notFound: () => '没有找到您要的这一份。',
}
