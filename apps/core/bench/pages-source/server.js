// The invented counts of make-csv.mjs, from a server that gives them in pages: months in order, cells as arrays.
const CODES = ['place', 'ethnicity', 'age_band', 'sex', 'deprivation_decile', 'employment'];

const measure = (id, title, kind, more = {}) => ({
  id,
  title,
  kind,
  unit: kind === 'count' ? 'people' : '%',
  polarity: 'higher-is-better',
  aggregation: 'sum',
  ...more,
});

const stream = {
  id: 'attended',
  title: 'Attended',
  description: 'Invented counts of people who attended.',
  dimensions: [
    { id: 'period', title: 'Month', role: 'time', type: 'period', periodKind: 'month' },
    { id: 'place', title: 'Place', role: 'area', type: 'code' },
    ...CODES.slice(1).map((id) => ({ id, title: id.replaceAll('_', ' '), role: 'equity', type: 'code' })),
  ],
  measures: [
    measure('attended', 'Attended', 'count'),
    measure('invited', 'Invited', 'count'),
    measure('share', 'Attended of invited', 'proportion', {
      numerator: 'attended',
      denominator: 'invited',
      multiplier: 100,
      aggregation: 'ratio-of-sums',
    }),
  ],
  key: ['period', ...CODES],
  refresh: 'incremental',
  licence: { spdxOrUrl: 'CC0-1.0', attribution: 'Nobody: invented', redistribution: 'allowed' },
  disclosure: 'open',
};

const SETTINGS = {
  type: 'object',
  properties: {
    address: { type: 'string', format: 'uri', title: 'Address of the server' },
    key: { type: 'string', minLength: 4, secret: true, title: 'Key' },
  },
  required: ['address'],
  additionalProperties: false,
};

async function pageOf(ctx, page) {
  const response = await ctx.fetch(`${ctx.config.address}/pages/${page}`);
  if (!response.ok) throw new Error(`The server said ${response.status}.`);
  return response.json();
}

function rowOf([period, place, ethnicity, age, sex, decile, employment, attended, invited]) {
  const cells = {
    period,
    place,
    ethnicity,
    age_band: age,
    sex,
    deprivation_decile: decile,
    employment,
    attended,
    invited,
  };
  return attended === null ? { cells, flags: { attended: ['suppressed'] } } : { cells };
}

export const pages = {
  kind: 'data-source',
  contract: 1,
  id: 'pages',
  cursorVersion: 1,
  config: {
    safeParse: (data) => ({ success: true, data }),
    _zod: { def: { type: 'object' }, toJSONSchema: () => SETTINGS },
  },
  cursor: { safeParse: (data) => ({ success: typeof data?.page === 'number', data }) },
  async check(ctx) {
    const { of } = await pageOf(ctx, 0);
    return { ok: true, detail: `The server has ${of} pages.` };
  },
  async discover() {
    return [stream];
  },
  async *read(request, ctx) {
    // A look-back of a month reads the last page once more.
    const from = request.cursor ? Math.max(0, request.cursor.page + 1 - (request.lookbackDays ? 1 : 0)) : 0;
    for (let page = from, of = from + 1; page < of; page += 1) {
      const answer = await pageOf(ctx, page);
      of = answer.of;
      if (ctx.signal.aborted) return;
      const provenance = { url: ctx.config.address, retrievedAt: ctx.now().toISOString() };
      for (let at = 0; at < answer.rows.length; at += 10_000) {
        const rows = answer.rows.slice(at, at + 10_000).map(rowOf);
        yield { type: 'rows', rows, provenance };
      }
      if (answer.whole) yield { type: 'checkpoint', cursor: { page } };
    }
  },
};
