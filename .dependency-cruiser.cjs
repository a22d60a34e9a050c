/** Who may import whom: DESIGN section 1. test/house.test.ts plants violations and sees them caught. */
const node =
  '^(node:)?(fs|path|os|http|https|net|child_process|sqlite|worker_threads|dns|tls|stream|url|zlib|readline)';

/** A room and what it may import; anything else in the tree is forbidden to it. */
const room = (name, from, allowed, comment) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from },
  to: { path: '^(bot|cards|test|manifest|infra)/', pathNot: allowed },
});

module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    { name: 'not-to-unresolvable', severity: 'error', from: {}, to: { couldNotResolve: true } },
    room('domain-is-alone', '^bot/domain/', ['^bot/domain/'], 'rules know nothing but rules'),
    {
      name: 'domain-is-pure',
      comment: 'no input or output; hashing (node:crypto), zones (temporal-polyfill) are computation',
      severity: 'error',
      from: { path: '^bot/domain/' },
      to: { path: [node, '^node_modules/'], pathNot: ['^node_modules/temporal-polyfill'] },
    },
    room('cards-see-cards-and-domain-types', '^cards/', ['^cards/', '^bot/domain/']),
    {
      name: 'cards-take-only-types-of-the-domain',
      severity: 'error',
      from: { path: '^cards/' },
      to: { path: '^bot/domain/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'cards-take-only-types-of-packages',
      comment: 'a card is a literal; its builder library stays out of the running server',
      severity: 'error',
      from: { path: '^cards/' },
      to: { path: '^node_modules/', dependencyTypesNot: ['type-only'] },
    },
    room('features-see-the-domain', '^bot/features/', [
      '^bot/features/',
      '^bot/domain/',
      '^bot/store/store\\.ts$',
      '^bot/deps\\.ts$',
    ]),
    {
      name: 'features-take-only-types-of-ports',
      severity: 'error',
      from: { path: '^bot/(features|jobs)/' },
      to: { path: ['^bot/store/', '^bot/deps\\.ts$'], dependencyTypesNot: ['type-only'] },
    },
    room('store-sees-the-domain', '^bot/store/', ['^bot/store/', '^bot/domain/']),
    room('teams-sees-features-and-cards', '^bot/teams/', [
      '^bot/teams/',
      '^bot/features/',
      '^cards/',
      '^bot/domain/',
      '^bot/deps\\.ts$',
    ]),
    room('http-sees-features-and-cards', '^bot/http/', [
      '^bot/http/',
      '^bot/features/',
      '^cards/',
      '^bot/domain/',
      '^bot/deps\\.ts$',
    ]),
    room('jobs-see-features-and-cards', '^bot/jobs/', [
      '^bot/jobs/',
      '^bot/features/',
      '^cards/',
      '^bot/domain/',
      '^bot/store/store\\.ts$',
      '^bot/deps\\.ts$',
    ]),
    {
      name: 'teams-and-http-take-only-types-of-deps',
      severity: 'error',
      from: { path: '^bot/(teams|http|jobs)/' },
      to: { path: '^bot/deps\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'botbuilder-in-teams-only',
      comment: 'its support has ended: the day it is replaced, only that room changes',
      severity: 'error',
      from: { path: '^(bot|cards)/', pathNot: '^bot/teams/' },
      to: { path: '^node_modules/(botbuilder|botframework-|adaptivecards-)' },
    },
    {
      name: 'restify-in-http-only',
      severity: 'error',
      from: { path: '^(bot|cards)/', pathNot: '^bot/http/' },
      to: { path: '^node_modules/(restify|@types/restify)' },
    },
    {
      name: 'engines-in-store-only',
      severity: 'error',
      from: { path: '^(bot|cards)/', pathNot: '^bot/store/' },
      to: { path: ['^node_modules/@azure/cosmos', '^(node:)?sqlite$'] },
    },
    room(
      'command-line-sees-features',
      '^bot/cli/',
      ['^bot/cli/', '^bot/features/', '^cards/text/', '^bot/domain/', '^bot/deps\\.ts$'],
      'it opens no store and sends nothing: bot/cli.ts hands it what it works with',
    ),
    room('sample-sees-the-domain', '^bot/sample/', ['^bot/sample/', '^bot/domain/']),
    {
      name: 'sample-for-the-start-only',
      comment: 'invented people must not find their way into what runs for real ones',
      severity: 'error',
      from: { path: '^(bot|cards)/', pathNot: '^bot/(sample/|start/|start\\.ts$)' },
      to: { path: '^bot/sample/' },
    },
    room(
      'start-is-local-mode-only',
      '^bot/start(/|\\.ts$)',
      [
        '^bot/start/',
        '^bot/sample/',
        '^bot/features/',
        '^bot/store/',
        '^bot/domain/',
        '^bot/(deps|config)\\.ts$',
        '^cards/text/',
      ],
      'it makes the sample program and starts the bot as a process: what a bot is made of it never sees',
    ),
    {
      name: 'start-for-npm-start-only',
      severity: 'error',
      from: { path: '^(bot|cards)/', pathNot: '^bot/start(/|\\.ts$)' },
      to: { path: '^bot/start/' },
    },
    {
      name: 'entrances-are-imported-by-nobody',
      severity: 'error',
      from: { path: '^(bot|cards)/', pathNot: '^bot/main\\.ts$' },
      to: { path: '^bot/(main|app|cli|start)\\.ts$' },
    },
    {
      name: 'settings-are-read-at-entrances',
      comment: 'every other room is handed what it needs; types may be named',
      severity: 'error',
      from: { path: '^(bot|cards)/', pathNot: '^bot/((main|cli|start|config|variables)\\.ts$|start/settings\\.ts$)' },
      to: { path: '^bot/(config|variables)\\.ts$', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'nothing-imports-tests',
      severity: 'error',
      from: { path: '^(bot|cards|manifest)/' },
      to: { path: '^test/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
