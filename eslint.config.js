import jest from 'eslint-plugin-jest';
import tseslint from 'typescript-eslint';

/** Time, ids and randomness come from deps (DESIGN section 2), so that every rule can be tried at any instant. */
const impure = [
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Take the time from deps.clock.',
  },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message: 'Take the time from deps.clock.' },
  {
    selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']",
    message: 'Take randomness from deps.ids.',
  },
  { selector: "Identifier[name='randomUUID']", message: 'Take ids from deps.ids.' },
];
const environment = {
  selector: "MemberExpression[object.name='process'][property.name='env']",
  message: 'Settings are read in bot/config.ts only.',
};
const defaultExport = { selector: 'ExportDefaultDeclaration', message: 'Name what you export.' };

export default tseslint.config(
  { ignores: ['node_modules', 'data', 'test/out', '**/*.cjs', '**/*.js'] },
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      // leaving a field out by taking the rest is how we write "all but"
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      '@typescript-eslint/consistent-type-definitions': ['error', 'type'],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': 'error',
      '@typescript-eslint/require-await': 'off',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      'no-console': 'error',
      'no-restricted-syntax': ['error', environment, defaultExport],
    },
  },
  {
    files: ['bot/domain/**', 'bot/features/**', 'bot/jobs/**', 'cards/**'],
    rules: { 'no-restricted-syntax': ['error', ...impure, environment, defaultExport] },
  },
  {
    // the command line, the launcher and the benchmark speak on the terminal and hand the environment on
    files: ['bot/config.ts', 'bot/cli.ts', 'bot/start.ts', 'bot/main.ts', 'test/**'],
    rules: { 'no-restricted-syntax': ['error', defaultExport], 'no-console': 'off' },
  },
  {
    files: ['test/**'],
    ...jest.configs['flat/recommended'],
    rules: {
      ...jest.configs['flat/recommended'].rules,
      'max-lines-per-function': 'off',
      'jest/no-disabled-tests': 'error',
      'jest/expect-expect': ['error', { assertFunctionNames: ['expect', 'expect*', 'fc.assert'] }],
    },
  },
);
