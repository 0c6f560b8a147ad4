import type { Plugin, UserConfig } from 'vite';

/** Where a plugin's parts start. Each becomes one self-contained ES module in `dist/`. */
export interface PluginParts {
  /** Data sources: becomes `dist/server.js`, run by Node in a fenced child process. */
  readonly server?: string;
  /** Option charts: becomes `dist/browser.js`, run in a web worker without network. */
  readonly browser?: string;
}

/** Node's own modules that hold no file, network or process: the fence lets a source import these and no others. */
const HARMLESS = ['buffer', 'events', 'stream', 'string_decoder', 'util'];

/** Packages that only the host may draw with; an option chart that holds one is refused. */
const HOST_ONLY = /^(?:react|react-dom|echarts|zrender)(?:\/|$)/;

/**
 * Build settings of a plugin, for `vite.config.ts`:
 * `export default definePlugin({ server: 'src/index.ts' })`.
 *
 * Everything is bundled, zod and the SDK too: neither a fenced child nor a web worker can look a
 * package up. Throws when no part is named.
 */
export function definePlugin(parts: PluginParts): UserConfig {
  const environments: NonNullable<UserConfig['environments']> = {};
  if (parts.server !== undefined) environments['server'] = serverPart(parts.server);
  // Only the first part empties `dist`.
  if (parts.browser !== undefined)
    environments['browser'] = browserPart(parts.browser, parts.server === undefined);
  const names = Object.keys(environments);
  if (names.length === 0) throw new Error('definePlugin needs a server part, a browser part or both.');
  return {
    logLevel: 'warn',
    plugins: [importInsteadOfRequire(), zodWithoutEval(), refuseHostPackages(), refuseLeftOverImports()],
    environments,
    builder: {
      async buildApp(builder) {
        for (const name of names) {
          const environment = builder.environments[name];
          if (environment !== undefined) await builder.build(environment);
        }
      },
    },
  };
}

type Environment = NonNullable<UserConfig['environments']>[string];

function serverPart(entry: string): Environment {
  return {
    consumer: 'server',
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: { noExternal: true, conditions: ['node', 'module', 'import', 'default'] },
    build: { ...shared(entry, 'server.js'), emptyOutDir: true, target: 'node24', minify: false, ssr: true },
  };
}

function browserPart(entry: string, empty: boolean): Environment {
  return {
    consumer: 'client',
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      ...shared(entry, 'browser.js', { minify: true }),
      emptyOutDir: empty,
      target: 'es2022',
      minify: true,
    },
  };
}

function shared(entry: string, fileName: string, output: { readonly minify?: true } = {}) {
  return {
    outDir: 'dist',
    copyPublicDir: false,
    sourcemap: false,
    lib: { entry, formats: ['es' as const], fileName: () => fileName },
    rolldownOptions: { output: { ...output, codeSplitting: false, entryFileNames: fileName } },
  };
}

/** Old packages `require` Node's modules, which needs `node:module`; imports need nothing. */
function importInsteadOfRequire(): Plugin {
  const prefix = '\0fairshift:required:';
  return {
    name: 'fairshift:import-instead-of-require',
    enforce: 'pre',
    resolveId(source, _importer, options) {
      const name = source.replace(/^node:/, '');
      const required = 'kind' in options && options.kind === 'require-call';
      return required && this.environment.name === 'server' && HARMLESS.includes(name) ? prefix + name : null;
    },
    load(id) {
      if (!id.startsWith(prefix)) return null;
      return `import required from 'node:${id.slice(prefix.length)}';\nmodule.exports = required;\n`;
    },
  };
}

/**
 * zod tries whether it may make functions of text, and does. No plugin may, so it is told beforehand: then a policy
 * reports nothing, and a pack holds no such code at all.
 */
function zodWithoutEval(): Plugin {
  return {
    name: 'fairshift:zod-without-eval',
    transform(code, id) {
      if (!/[\\/]zod[\\/]v4[\\/]core[\\/](?:util|doc)\.js$/.test(id)) return null;
      return { code: code.replaceAll('const F = Function;', 'const F = undefined;'), map: null };
    },
  };
}

function refuseHostPackages(): Plugin {
  return {
    name: 'fairshift:refuse-host-packages',
    enforce: 'pre',
    resolveId(source, importer) {
      if (this.environment.name !== 'browser' || !HOST_ONLY.test(source)) return null;
      const from = importer === undefined ? '' : ` (imported by ${importer})`;
      return this.error(`An option chart may not bundle ${source}: the host draws the picture${from}.`);
    },
  };
}

function refuseLeftOverImports(): Plugin {
  return {
    name: 'fairshift:refuse-left-over-imports',
    generateBundle(_options, bundle) {
      const mayStay = (name: string) =>
        this.environment.name === 'server' && HARMLESS.includes(name.replace(/^node:/, ''));
      for (const chunk of Object.values(bundle)) {
        if (chunk.type !== 'chunk') continue;
        // The bundler also lists an import that it has dropped from the code since.
        const written = (name: string) =>
          chunk.code.includes(`"${name}"`) || chunk.code.includes(`'${name}'`);
        const named = [...chunk.imports, ...chunk.dynamicImports];
        const left = named.filter((name) => !mayStay(name) && written(name));
        if (left.length > 0)
          this.error(`A plugin is one file, but this one still imports ${left.join(', ')}.`);
      }
    },
  };
}
