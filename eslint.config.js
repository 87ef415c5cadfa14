import { readFileSync } from 'node:fs'
import tseslint from 'typescript-eslint'
import vue from 'eslint-plugin-vue'
import accessibility from 'eslint-plugin-vuejs-accessibility'

const { references } = JSON.parse(readFileSync(new URL('tsconfig.json', import.meta.url), 'utf8'))

const noClock = [
  {
    selector: "NewExpression[callee.name='Date'][arguments.length=0]",
    message: 'Take the time from the context clock.',
  },
  {
    selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']",
    message: 'Take the time from the context clock.',
  },
]
const noPrimaryKeyLookup = {
  selector: "CallExpression[callee.property.name='findByPk']",
  message: 'Load rows through visibleTo(actor), so that a row out of reach is not found.',
}

export default tseslint.config(
  {
    ignores: [
      'node_modules',
      '.tools',
      '.cache',
      '.okienko',
      'out',
      'dist',
      'test-results',
      '*.cjs',
      'eslint.config.js',
    ],
  },
  ...tseslint.configs.recommendedTypeChecked,
  ...vue.configs['flat/essential'],
  ...accessibility.configs['flat/recommended'],
  {
    languageOptions: {
      parserOptions: {
        parser: tseslint.parser,
        // Reads what the types step wrote of the other projects, which takes half the time of inferring it anew.
        project: references.map(({ path }) => (path.endsWith('.json') ? path : `${path}/tsconfig.json`)),
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: ['.vue'],
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'max-params': ['error', 3],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      'vue/no-v-html': 'error',
      'vue/block-order': ['error', { order: ['script', 'template', 'style'] }],
      'vue/component-api-style': ['error', ['script-setup']],
      'vue/define-props-declaration': 'error',
      'vue/define-emits-declaration': 'error',
      'vue/require-explicit-emits': 'error',
      'vuejs-accessibility/label-has-for': 'off',
      'vuejs-accessibility/no-static-element-interactions': 'off',
    },
  },
  {
    files: ['shared/ui/**', 'desktop/**', 'portal/**', 'test/**'],
    rules: {
      // An import of a .vue file looks untyped to ESLint; vue-tsc checks these places.
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
    },
  },
  {
    files: ['server/**', 'shared/domain/**'],
    ignores: ['server/platform/**', 'server/local/**', 'server/seeds/**'],
    rules: { 'no-restricted-syntax': ['error', ...noClock, noPrimaryKeyLookup] },
  },
  {
    files: ['**/*.mjs'],
    ...tseslint.configs.disableTypeChecked,
  },
)
