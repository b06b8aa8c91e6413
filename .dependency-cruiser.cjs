/**
 * Who may import whom (docs: CONTRIBUTING.md). test/architecture/imports.test.ts runs these rules, and proves each on a bad sample.
 * Type imports count (what only a type needs is still knowledge of the other side), except where a rule below says otherwise.
 */

/** Inside entities, from what everything rests on to what rests on everything. An aggregate may import what stands before it. */
const order = [
  'texts',
  'base',
  'language',
  'workbook',
  'settings',
  'region',
  'person',
  'message',
  'dialog',
  'rulebook',
  'question',
  'notice',
  'asset',
  'funding',
  'contract',
  'report',
  'upkeep',
  'income',
  'inspection',
  'warning',
  'reminder',
  'ledger',
  'migrations',
]

const never = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

module.exports = {
  forbidden: [
    never(
      'no-cycles',
      'A cycle is one module in several files.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    never(
      'entities-stand-alone',
      'entities hold what is true whatever the channel: they import nothing else of ours.',
      { path: '^entities/' },
      { path: '^(bot|api|scripts|test)/' },
    ),
    ...order.slice(0, -1).map((folder, at) =>
      never(
        `entities-order-${folder}`,
        `${folder} stands before what it imports here; the order is at the head of .dependency-cruiser.cjs.`,
        { path: `^entities/${folder}(/|[.]ts$)` },
        {
          path: `^entities/((${order.slice(at + 1).join('|')})(/|[.]ts$)|index[.]ts$)`,
          // texts may name the type of a code, so that the compiler asks for the sentence of every role, class, error ...
          ...(folder === 'texts' && { dependencyTypesNot: ['type-only'] }),
        },
      ),
    ),
    never(
      'entities-unknown-folder',
      'A folder of entities that has no place in the order at the head of .dependency-cruiser.cjs.',
      {},
      { path: '^entities/[^/]+/', pathNot: `^entities/(${order.join('|')})/` },
    ),
    never(
      'puppets-are-adapters',
      'A puppet is publishable on its own: it imports nothing of ours but its own folder and the shared core bot/puppets/wecom.',
      { path: '^bot/puppets/([^/]+)/' },
      { path: '^(entities|bot|api|scripts|test)/', pathNot: '^bot/puppets/($1|wecom)/' },
    ),
    never(
      'bot-not-api',
      'bot and api are two doors that do not know each other.',
      { path: '^bot/' },
      { path: '^api/' },
    ),
    never(
      'api-not-bot',
      'bot and api are two doors that do not know each other.',
      { path: '^api/' },
      { path: '^bot/' },
    ),
    never(
      'nobody-imports-scripts-or-test',
      'scripts wires things together and test looks on; a consumer that needs the other side declares an interface.',
      { path: '^(entities|bot|api)/' },
      { path: '^(scripts|test)/' },
    ),
    never(
      'scripts-not-test',
      'Only what runs tests or measures needs a private database server.',
      { path: '^scripts/', pathNot: '^scripts/(test[.]ts$|setup/|bench/)' },
      { path: '^test/' },
    ),
    never(
      'product-not-dev-package',
      'A package the product needs stands under "dependencies", or an installation without development packages breaks.',
      { path: '^(entities|bot|api|scripts)/', pathNot: '^(scripts/(test[.]ts$|setup/|bench/)|api/web/)' },
      { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    ),
    never('resolvable', 'An import that leads nowhere.', {}, { couldNotResolve: true }),
  ],
  options: {
    doNotFollow: { path: ['node_modules', '[.]json$'] },
    exclude: { path: '(^|/)(dist|coverage|data)/' },
    tsPreCompilationDeps: true,
    combinedDependencies: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
