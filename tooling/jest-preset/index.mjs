/**
 * Shared jest settings: ESM TypeScript through swc, decorators with metadata.
 * `node` runs in Node, `dom` in jsdom with React.
 */
const swc = (react) => ({
  '^.+\\.(t|j)sx?$': [
    '@swc/jest',
    {
      swcrc: false,
      sourceMaps: 'inline',
      module: { type: 'es6' },
      jsc: {
        target: 'es2023',
        parser: { syntax: 'typescript', decorators: true, tsx: react },
        transform: {
          legacyDecorator: true,
          decoratorMetadata: true,
          ...(react ? { react: { runtime: 'automatic' } } : {}),
        },
        keepClassNames: true,
      },
    },
  ],
});

const shared = {
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testTimeout: 30_000,
  testPathIgnorePatterns: ['/node_modules/', '/dist/'],
};

export const node = { ...shared, testEnvironment: 'node', transform: swc(false) };
export const dom = { ...shared, testEnvironment: 'jsdom', transform: swc(true) };
