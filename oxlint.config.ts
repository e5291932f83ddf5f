import type { OxlintConfig } from 'oxlint'
import { importRules } from './scripts/importRules.ts'

export default {
  plugins: ['typescript', 'react', 'jsx-a11y', 'import', 'unicorn', 'vitest', 'promise'],
  categories: { correctness: 'error', suspicious: 'warn' },
  ignorePatterns: ['out', 'out-next', 'dist', '.cache'],
  rules: {
    'import/no-cycle': 'error',
    'import/no-default-export': 'error',
    'max-lines': ['warn', 400],
    'promise/always-return': ['warn', { ignoreLastCallback: true }],
    'react/exhaustive-deps': 'error',
    'react/rules-of-hooks': 'error',
    'typescript/no-explicit-any': 'error',
    'typescript/no-floating-promises': 'error',
    'typescript/no-misused-promises': 'error',
    'typescript/no-non-null-assertion': 'error',
    'typescript/switch-exhaustiveness-check': 'error',
    'unicorn/prefer-node-protocol': 'error',

    // The compiler sees to it, and knows when a switch is complete.
    'consistent-return': 'off',
    // Styles and polyfills are imported for what they do.
    'import/no-unassigned-import': 'off',
    // The JSX transform imports React by itself.
    'react/react-in-jsx-scope': 'off',
    // A dialog that opens takes the focus, and a region that scrolls must be reachable by keyboard.
    'jsx-a11y/no-autofocus': 'off',
    'jsx-a11y/no-noninteractive-tabindex': 'off',
    // The tags it would rather have say less (a fieldset is for forms, an output for results).
    'jsx-a11y/prefer-tag-over-role': 'off',
    // fast-check is used under its usual short name.
    'import/no-named-as-default-member': 'off',
    // Zod schemas and Vitest's matchers are passed about by design.
    'typescript/unbound-method': 'off',
  },
  overrides: [
    { files: ['*.config.ts'], rules: { 'import/no-default-export': 'off' } },
    {
      // Time, chance and output are facts given in, so that a rule answers the same every time.
      files: ['shared/**'],
      rules: {
        'no-console': 'error',
        'no-restricted-globals': ['error', 'console', 'process', 'performance', 'crypto'],
        'no-restricted-properties': [
          'error',
          { object: 'Date', property: 'now', message: 'Time is a fact given in.' },
          { object: 'Math', property: 'random', message: 'Chance is a fact given in.' },
        ],
      },
    },
    // Workers and processes have no origins.
    {
      files: ['db/**', 'electron/**', 'cli/**', 'test/**', 'bench/**'],
      rules: { 'unicorn/require-post-message-target-origin': 'off' },
    },
    // A test says what it knows of its own fixtures.
    { files: ['test/**'], rules: { 'typescript/no-unsafe-type-assertion': 'off' } },
    // Playwright's `use` looks like a hook, and its fixtures must destructure even nothing.
    {
      files: ['test/e2e/**'],
      rules: { 'react/rules-of-hooks': 'off', 'no-empty-pattern': 'off' },
    },
    ...importRules,
  ],
} satisfies OxlintConfig
