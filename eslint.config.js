import tseslint from 'typescript-eslint';
import { domainPurity } from './eslint.domain-purity.js';

export default tseslint.config(
  { ignores: ['dist/', 'dist-test/', 'coverage/', 'node_modules/', '.brightly/', 'src/client/api.ts'] },
  {
    files: ['src/**/*.ts', 'projections/**/*.ts', 'test/**/*.ts', 'scripts/**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'no-console': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        // A default that says what else there is stands for the rest; without one, each case is named.
        { considerDefaultExhaustiveForUnions: true, allowDefaultCaseForExhaustiveSwitch: true },
      ],
      // Turns a class that Nest injects into a type import, and the injection fails at run time.
      '@typescript-eslint/consistent-type-imports': 'off',
      // Nest's modules are empty classes under a decorator, and a DTO may have no fields.
      '@typescript-eslint/no-extraneous-class': ['error', { allowWithDecorator: true, allowEmpty: true }],
      // Nest declares its options as classes and takes them as object literals.
      '@typescript-eslint/no-unsafe-class-instance-assignment': 'off',
      // Numbers and bigints read well in a sentence; objects do not.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      // `() => stop()` for a callback that answers nothing.
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      // A projector's `apply` answers needs or nothing at all.
      '@typescript-eslint/no-invalid-void-type': 'off',
      // The port's methods answer promises; a store that has nothing to wait for still implements them.
      '@typescript-eslint/require-await': 'off',
    },
  },
  {
    files: ['src/**/*.ts', 'projections/**/*.ts'],
    rules: {
      // A warning only: a file above this may still be one thing.
      'max-lines': ['warn', { max: 200 }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
    },
  },
  { files: ['src/*/domain/**/*.ts', 'src/kernel/text/**/*.ts'], rules: domainPurity },
  {
    files: ['src/*/records/**/*.ts', 'src/kernel/records/declaring/**/*.ts'],
    // A declaration that breaks a rule is a fault of the program, and ends it at its start.
    ignores: ['src/kernel/records/declaring/record-check.ts', 'src/kernel/records/serving/**'],
    rules: domainPurity,
  },
  // The command line talks to a terminal.
  { files: ['src/cli.ts', 'src/commandline/**/*.ts', 'test/bench/**/*.ts'], rules: { 'no-console': 'off' } },
  {
    files: ['test/**/*.ts'],
    rules: {
      // `expect(object.method)` hands a method over without calling it.
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  // Plain scripts and configuration stand outside the TypeScript project.
  {
    files: ['*.js', '*.cjs', 'scripts/**/*.mjs', 'test/**/*.js'],
    rules: { eqeqeq: 'error', 'no-unused-vars': 'error' },
  },
);
