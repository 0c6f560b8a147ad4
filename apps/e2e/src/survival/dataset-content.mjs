// What a dataset holds as its readers see it, without the names and times that differ from import to import.
import { isDeepStrictEqual } from 'node:util';
import { persist } from './import-steps.mjs';

const DEFINITION = {
  title: 'Attended',
  form: 'proportion',
  kind: 'process',
  domain: 'access',
  polarity: 'higher-is-better',
  unit: '%',
  multiplier: 1,
  period: 'month',
  numerator: 'People who attended',
  denominator: 'People who were invited',
  strata: ['ethnicity'],
  owner: 'Survival tests',
};

/** Measures the first column of a dataset, so that its series can be read. */
export async function measureOf({ client, base }, datasetId) {
  const dataset = await persist(() => client.get(`${base}/datasets/${datasetId}`));
  const definition = await persist(() => client.send('POST', `${base}/measure-definitions`, DEFINITION));
  return persist(() =>
    client.send('POST', `${base}/measures`, {
      title: `Attended, ${datasetId}`,
      definitionId: definition.id,
      datasetId,
      columnId: dataset.columns[0].id,
      population: 'Everyone who was invited',
    }),
  );
}

/** Overall, one split, a pair, one place, and a filter that has no rollup. */
export function selections(stratifiers, place) {
  const [first, second, third, fourth] = stratifiers.map(({ id }) => id);
  const some = (stratifier, count) =>
    stratifiers
      .find(({ id }) => id === stratifier)
      .groups.slice(0, count)
      .map(({ code }) => code);
  return {
    overall: {},
    split: { stratifier: first },
    pair: { stratifier: first, and: second },
    'one place': { stratifier: second, place },
    filter: {
      stratifier: first,
      filters: [
        { stratifier: third, groups: some(third, 1) },
        { stratifier: fourth, groups: some(fourth, 2) },
      ],
    },
  };
}

const CHANGING_FACTS = new Set(['id', 'title', 'version', 'updatedAt', 'history', 'provenance']);

/**
 * Everything that two imports of the same bytes must have in common.
 * @param {{ client: any, base: string }} person
 * @param {string} datasetId
 */
export async function contentOf(person, datasetId) {
  const { client, base } = person;
  const dataset = await persist(() => client.get(`${base}/datasets/${datasetId}`));
  const measure = await measureOf(person, datasetId);
  const series = {};
  for (const [name, selection] of Object.entries(
    selections(dataset.stratifiers, dataset.places.items[0].code),
  )) {
    const input = await persist(() =>
      client.send('POST', `${base}/measures/${measure.id}/series`, selection),
    );
    series[name] = input.series;
  }
  const explored = await persist(() => client.get(`${base}/measures/${measure.id}/explore`));
  return {
    facts: Object.fromEntries(Object.entries(dataset).filter(([name]) => !CHANGING_FACTS.has(name))),
    generations: dataset.history.map(({ state, rows, sha256 }) => ({ state, rows, sha256 })),
    files: dataset.provenance.map(({ fileName, sha256 }) => ({ fileName, sha256 })),
    series,
    explored: { overall: explored.overall, stratifiers: explored.stratifiers },
  };
}

/** Names of the parts in which two contents differ, and of the series that do: `series.pair`. */
export function differences(got, want) {
  const unequal = (one, other) =>
    Object.keys({ ...one, ...other }).filter((name) => !isDeepStrictEqual(one[name], other[name]));
  return unequal(got, want).flatMap((part) =>
    ['facts', 'series'].includes(part)
      ? unequal(got[part], want[part]).map((name) => `${part}.${name}`)
      : [part],
  );
}
