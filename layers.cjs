// Who may import whom. Checked by `npm run check`; every rule is proven to fire by packages/server/src/testing/layers.test.ts.
const S = '^packages/server/src/'
const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to })

module.exports = {
  forbidden: [
    rule('no-circular', 'A circle has no beginning to read from.', {}, { circular: true }),
    rule(
      'imports-resolve',
      'An import that leads nowhere would also lead around every other rule.',
      {},
      { couldNotResolve: true },
    ),
    rule(
      'sdk-stands-alone',
      'An SDK is usable without the rest of the project.',
      { path: '^packages/(wecom|yunke)/' },
      { path: '^packages/(?!$1/)' },
    ),
    rule(
      'simulators-know-no-app',
      'A simulator plays a remote: it cannot know who calls it.',
      { path: '^packages/simulators/' },
      { path: '^packages/(server|web|e2e)/' },
    ),
    rule(
      'simulators-take-only-sdk-types',
      'Code shared with the SDK would repeat its mistakes instead of finding them.',
      { path: '^packages/simulators/' },
      { path: '^packages/(wecom|yunke)/', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'app-knows-no-test-package',
      'What ships does not need what checks it.',
      { path: '^packages/(server|web)/' },
      { path: '^packages/e2e/' },
    ),
    rule(
      'web-knows-only-contract',
      'The browser gets the shapes of the server and nothing else of it.',
      { path: '^packages/web/' },
      { path: '^packages/(?!web/)', pathNot: `${S}domains/[^/]+/contract[.]ts$` },
    ),
    rule(
      'contract-is-pure',
      'The web imports contracts, so whatever they import would reach the browser.',
      { path: `${S}domains/[^/]+/contract[.]ts$` },
      { path: '^packages/', pathNot: '/contract[.]ts$' },
    ),
    rule(
      'platform-knows-nobody',
      'Platform is beneath every room.',
      { path: `${S}platform/` },
      { path: `${S}(channels|inbox|domains|feed|app|cli)/` },
    ),
    rule(
      'channel-knows-no-other-channel',
      'Removing one channel leaves the others working.',
      { path: `${S}channels/([^/]+)/.+` },
      { path: `${S}channels/[^/]+/.+`, pathNot: `${S}channels/$1/.+` },
    ),
    rule(
      'channel-knows-no-room',
      'A channel translates: its SDK on one side, channel.ts on the other, no database.',
      { path: `${S}channels/` },
      {
        path: `${S}(inbox|domains|feed|app|cli)/|${S}platform/(?!(errors|log|secrets|standard-webhooks)[.]ts$)|^node_modules/pg/`,
      },
    ),
    rule(
      'room-names-no-channel',
      'A new channel is a new folder, not an edit elsewhere.',
      { path: `${S}(inbox|domains|feed)/` },
      { path: `${S}channels/[^/]+/` },
    ),
    rule(
      'feed-knows-only-platform',
      'The feed moves changes; what they mean is handed in.',
      { path: `${S}feed/` },
      { path: `${S}(channels|inbox|domains|app|cli)/` },
    ),
    rule(
      'inbox-knows-only-next-room',
      'The inbox hands over to a domain by its front door.',
      { path: `${S}inbox/` },
      { path: `${S}(feed|app|cli)/|${S}domains/[^/]+/(?!index[.]ts$)` },
    ),
    rule(
      'domain-by-the-front-door',
      'Domains meet through index.ts and contract.ts.',
      { path: `${S}domains/([^/]+)/.+` },
      { path: `${S}domains/[^/]+/.+`, pathNot: [`${S}domains/$1/.+`, `${S}domains/[^/]+/(index|contract)[.]ts$`] },
    ),
    rule('domain-knows-no-inbox', 'Rooms have one direction.', { path: `${S}domains/` }, { path: `${S}inbox/` }),
    rule(
      'only-app-wires',
      'Everything is put together in one place.',
      { path: S, pathNot: `${S}(app/|cli/|main[.]ts$)` },
      { path: `${S}app/` },
    ),
  ],
  options: {
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '[.]test[.]tsx?$|/testing/|/dist/' },
    // Package names are resolved like paths, so that no rule can be passed by writing `@yingda/…`.
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js', '.json'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
}
