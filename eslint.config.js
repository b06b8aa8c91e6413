// Only rules whose breaking has cost somebody something; formatting is biome's affair, import directions test/architecture's.
import tseslint from 'typescript-eslint'

const clock = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Time is a parameter: take it from the Clock (entities/base/clock.ts).',
  },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Time is a parameter: take it from the Clock (entities/base/clock.ts).',
  },
]
const environment = [
  {
    selector: "MemberExpression[object.name='process'][property.name='env']",
    message: 'Only scripts/config.ts reads the environment; take a value from the configuration it returns.',
  },
]

export default tseslint.config(
  { ignores: ['node_modules/**', 'data/**', 'coverage/**', '**/dist/**', 'docs/**'] },
  {
    files: ['**/*.ts'],
    plugins: { '@typescript-eslint': tseslint.plugin },
    languageOptions: {
      parser: tseslint.parser,
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      // A bot must not lose a promise: a rejected one nobody awaits kills the process or a message, silently.
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/return-await': ['error', 'in-try-catch'],
      '@typescript-eslint/only-throw-error': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-unnecessary-type-assertion': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true, allowBoolean: true }],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-var': 'error',
      'prefer-const': 'error',
      'no-restricted-syntax': ['error', ...clock, ...environment],
    },
  },
  { files: ['entities/base/clock.ts'], rules: { 'no-restricted-syntax': ['error', ...environment] } },
  {
    files: ['scripts/config.ts', 'scripts/test.ts', 'scripts/setup/**/*.ts', 'test/**'],
    rules: { 'no-restricted-syntax': ['error', ...clock] },
  },
)
