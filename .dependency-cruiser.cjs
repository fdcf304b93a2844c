/**
 * Who may import what (docs/README.md). Each rule is seen to fire in test/unit/house/import-rules.test.ts, which also
 * keeps that no rule stands here unproved. Type-only imports count like any other.
 *
 * A room is a folder of `src` other than the kernel, the command line and the client.
 */
const room = '^src/(?!kernel/|commandline/|client/)([^/]+)';
const doors =
  '^src/(cli|main|metrics|serve|house|event-catalogue|read-models|running-read-models|record-rooms|app\\.module)\\.ts$|^src/commandline/';
const ours = '^(src|projections)/';
/** What domains may use of the kernel, as pure as they are. */
const pure = ['^src/kernel/deciding/(decider|by-type|event-types)\\.ts$', '^src/kernel/text/'];
const forDomains = [...pure, '^src/kernel/records/declaring/'];

const rule = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

module.exports = {
  forbidden: [
    rule(
      'kernel-imports-no-room',
      'The kernel knows no business word.',
      { path: '^src/kernel/' },
      { path: `${room}/|^projections/` },
    ),
    rule(
      'domain-imports-only-itself',
      'A domain imports its own domain and record types, the decider type and the rules of texts.',
      { path: `${room}/domain/`, pathNot: '^src/focus/' },
      { path: ours, pathNot: ['^src/$1/(domain|records)/', ...forDomains, doors] },
    ),
    rule(
      'focus-domain-imports-only-itself-and-planning',
      'Personal projects live in their owner’s focus stream, so its domain builds on planning’s, one way (ADR 0004).',
      { path: '^src/focus/domain/' },
      { path: ours, pathNot: ['^src/(focus|planning)/(domain|records)/', ...forDomains, doors] },
    ),
    rule(
      'record-types-import-only-what-declares-them',
      'A declaration is data: what follows from it is the kernel’s (ADR 0048).',
      { path: `${room}/records/` },
      { path: '^', pathNot: ['^src/$1/records/', '^src/kernel/records/declaring/', '^src/kernel/text/'] },
    ),
    rule(
      'declaring-records-is-pure',
      'Domains build on it, so it is as pure as they are.',
      { path: '^src/kernel/records/declaring/' },
      { path: '^', pathNot: ['^src/kernel/records/declaring/', ...pure] },
    ),
    rule(
      'text-imports-only-itself',
      'What texts are is said without anything else, so that domains may use it.',
      { path: '^src/kernel/text/' },
      { path: '^(?!src/kernel/text/)' },
    ),
    rule(
      'domain-imports-no-package',
      'No node:*, no Nest, no library: a domain is functions over plain data.',
      { path: `${room}/domain/` },
      { dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer', 'npm-no-pkg', 'npm-unknown'] },
    ),
    rule(
      'application-imports-other-rooms-by-their-front-door',
      'Of another room, an application sees its index.ts.',
      { path: `${room}/application/` },
      {
        path: ours,
        pathNot: ['^src/$1/(domain|records|application)/', '^src/kernel/', '^src/[^/]+/index\\.ts$', doors],
      },
    ),
    rule(
      'http-imports-its-own-application',
      'HTTP translates to and from its own room’s application, over the kernel.',
      { path: `${room}/http/` },
      { path: ours, pathNot: ['^src/$1/(http|application|domain|records)/', '^src/kernel/', doors] },
    ),
    rule(
      'http-takes-only-types-from-the-domain',
      'What HTTP answers is decided behind the application, not beside it.',
      { path: `${room}/http/` },
      { path: '^src/$1/domain/', dependencyTypesNot: ['type-only'] },
    ),
    rule(
      'a-room-imports-other-rooms-by-their-front-door',
      'A room’s module and index see other rooms by index.ts or as a module.',
      { path: `${room}/[^/]+\\.ts$` },
      { path: ours, pathNot: ['^src/$1/', '^src/kernel/', '^src/[^/]+/(index|[^/]+\\.module)\\.ts$', doors] },
    ),
    rule(
      'projections-see-rooms-by-their-front-door',
      'A projection takes event types from rooms’ index.ts, never a domain.',
      { path: '^projections/([^/]+)' },
      {
        path: ours,
        // What lies beside the folders of projections is there for several of them.
        pathNot: ['^projections/($1/|[^/]+\\.ts$)', '^src/kernel/', '^src/[^/]+/index\\.ts$', doors],
      },
    ),
    rule(
      'nothing-imports-the-doors',
      'main, cli and app.module import the house, not the other way round.',
      { path: ours, pathNot: doors },
      { path: doors },
    ),
    rule(
      'the-client-imports-nothing-of-the-house',
      'It runs in browsers and is given away alone; what it knows of the service is in the API’s document (ADR 0021).',
      { path: '^src/client/' },
      { path: ours, pathNot: ['^src/client/', doors] },
    ),
    rule(
      'the-client-runs-in-browsers',
      'No node:*, and no package but the one that it sends with.',
      { path: '^src/client/' },
      { path: '^(?!src/|projections/|test/|node_modules/(openapi-fetch|openapi-typescript-helpers)/)' },
    ),
    rule(
      'the-house-does-not-import-its-client',
      'The client is for others; the service speaks to itself directly.',
      { path: ours, pathNot: '^src/client/' },
      { path: '^src/client/' },
    ),
    rule('nothing-imports-tests', 'The product runs without its tests.', { path: ours }, { path: '^test/' }),
    rule(
      'stores-stay-behind-the-port',
      'Only the doors and the kernel’s wiring know which store the log has.',
      { path: ours, pathNot: ['^src/kernel/event-log/', '^src/kernel/runtime/', doors] },
      { path: '^src/kernel/event-log/(memory|postgres|kurrent)' },
    ),
    rule(
      'no-cycles',
      'Modules that import each other fail at start in ESM, and can’t be understood one at a time.',
      {},
      { circular: true },
    ),
    rule(
      'no-development-dependency',
      'The product runs on what package.json lists under dependencies.',
      { path: ours },
      // Types of a package that is itself a dependency are erased.
      {
        dependencyTypes: ['npm-dev', 'npm-no-pkg'],
        dependencyTypesNot: ['type-only'],
        pathNot: 'node_modules/@types/',
      },
    ),
    rule('no-unresolvable', 'An import that can’t be found escapes every other rule.', {}, { couldNotResolve: true }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: 'specify',
    combinedDependencies: false,
    // So that a copy of the tree, whose packages are linked, is judged like the tree.
    preserveSymlinks: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
