/** What a domain may not do (docs/README.md, "Who may import what"): a decider is a function of its arguments. */
const syntax = [
  ['ThrowStatement', 'A domain answers a refusal as a value; it never throws.'],
  ['ClassDeclaration, ClassExpression', 'A domain is functions over plain data; it has no classes.'],
  [':function[async=true], AwaitExpression, ForOfStatement[await=true]', 'A domain waits for nothing.'],
  ['NewExpression[callee.name="Date"][arguments.length=0]', 'Time comes in with the command.'],
  ['CallExpression[callee.name="Date"]', 'Time comes in with the command.'],
  ['ImportExpression', 'A domain loads nothing while it runs.'],
];

const globals = {
  crypto: 'Ids come in with the command.',
  performance: 'Time comes in with the command.',
  process: 'A domain knows nothing of the process it runs in.',
  console: 'A domain writes nothing.',
  fetch: 'Facts from elsewhere come in with the command.',
  setTimeout: 'A domain waits for nothing.',
  setInterval: 'A domain waits for nothing.',
  setImmediate: 'A domain waits for nothing.',
  queueMicrotask: 'A domain waits for nothing.',
  globalThis: 'A domain is a function of its arguments.',
};

/** ESLint rules that keep a domain pure; test/unit/house/domain-purity.test.ts sees each of them fire. */
export const domainPurity = {
  'no-restricted-syntax': ['error', ...syntax.map(([selector, message]) => ({ selector, message }))],
  'no-restricted-globals': ['error', ...Object.entries(globals).map(([name, message]) => ({ name, message }))],
  'no-restricted-properties': [
    'error',
    { object: 'Date', property: 'now', message: 'Time comes in with the command.' },
    { object: 'Math', property: 'random', message: 'Chance comes in with the command.' },
  ],
};
