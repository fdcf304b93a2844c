/** Drawers are chosen by path (`npm run test:unit`); what differs between them is how long a test may take. */
export default {
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/bench/'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/dist-test/'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  // Types are checked by `npm run typecheck`; here each file is only transpiled, and kept in Jest's cache.
  transform: { '^.+\\.ts$': ['ts-jest', { useESM: true, tsconfig: 'tsconfig.json', diagnostics: false }] },
  // One Postgres for the run, started by the first test that asks for a database.
  globalSetup: '<rootDir>/test/support/global-setup.js',
  globalTeardown: '<rootDir>/test/support/global-teardown.js',
  setupFilesAfterEnv: ['<rootDir>/test/support/time-limits.ts'],
  testSequencer: '<rootDir>/test/support/longest-first.js',
  maxWorkers: 2,
  // A worker that has run a hundred files gives back a gigabyte when it exits; on a busy machine that alone takes longer
  // than the half second after which Jest would say that something was left open. What is left open stays so for ever.
  workerGracefulExitTimeout: 30_000,
};
