// Rules for src/console: what is likely a mistake, and what would let a world's text become markup or code.
import {createRequire} from 'node:module';

const require = createRequire(`${process.cwd()}/.cache/console/package.json`);
const js = require('@eslint/js');

const browser = ['Blob', 'CSS', 'Event', 'EventTarget', 'HTMLElement', 'ResizeObserver', 'TextDecoderStream', 'URL', 'URLSearchParams',
  'AbortController', 'addEventListener', 'clearInterval', 'clearTimeout', 'customElements', 'document', 'fetch', 'location',
  'navigator', 'queueMicrotask', 'requestAnimationFrame', 'sessionStorage', 'setInterval', 'setTimeout'];
const ofText = 'null would be shown as text: use fill() of dom.js';
const markup = 'what comes from a world is text: use h() of dom.js';

export default [
  js.configs.recommended,
  {
    languageOptions: {ecmaVersion: 2022, sourceType: 'module', globals: Object.fromEntries(browser.map((name) => [name, 'readonly']))},
    linterOptions: {reportUnusedDisableDirectives: 'error'},
    rules: {
      'eqeqeq': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-shadow': 'error',
      'no-trailing-spaces': 'error',
      'no-use-before-define': ['error', {functions: false, variables: false}],
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      'no-restricted-properties': ['error', {property: 'replaceChildren', message: ofText},
        ...['innerHTML', 'outerHTML', 'insertAdjacentHTML', 'write', 'srcdoc'].map((property) => ({property, message: markup}))],
    },
  },
];
