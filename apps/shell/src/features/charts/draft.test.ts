import { describe, expect, it } from '@jest/globals';
import type { PublicChart } from '@fairshift/contracts';
import { chooseType, drawingOf, fitsFunnel, fittingTypes, type DraftSearch } from './draft.js';

const search: DraftSearch = {
  measure: 'm',
  type: undefined,
  split: 'age-band',
  groups: undefined,
  reference: undefined,
  project: undefined,
};
const groups = ['25-49', '50-64', '65+'].map((id) => ({ id, label: `Aged ${id}` }));
const known = { groups, overall: true };
const gap = { pluginId: 'fairshift.chart-gap', chartId: 'gap' };
const charts = ['run', 'spc', 'gap', 'pareto'].map((chartId) => ({
  pluginId: `fairshift.chart-${chartId === 'run' ? 'spc' : chartId}`,
  chartId,
})) as PublicChart[];

describe('drawingOf', () => {
  it('compares two named groups of the split', () => {
    expect(drawingOf(gap, { ...search, groups: '65+', reference: '25-49' }, known)).toMatchObject({
      selection: { stratifier: 'age-band', groups: ['65+', '25-49'], reference: '25-49' },
      options: { focus: '65+' },
      note: undefined,
    });
  });

  it('asks for the whole split with everyone, and names the focus to the chart', () => {
    const drawn = drawingOf(gap, { ...search, groups: '50-64', reference: 'overall' }, known);
    expect(drawn.selection).toEqual({ stratifier: 'age-band', reference: 'overall' });
    expect(drawn.options).toEqual({ focus: '50-64' });
    expect(drawn.note).toBeUndefined();
  });

  it('says in words when the comparison asked for cannot be drawn', () => {
    const noteOf = (reference: string) => drawingOf(gap, { ...search, reference }, known).note;
    expect(noteOf('others')).toBe(
      'Everyone else cannot be drawn over time. This chart compares with everyone together.',
    );
    expect(noteOf('named:sex:1')).toMatch(/^The comparison that you chose is not in this split\./);
    expect(noteOf('25-49')).toMatch(/^A group cannot be compared with itself\./);
    const without = drawingOf(gap, { ...search, reference: 'overall' }, { groups, overall: false });
    expect(without.reference).toBe('50-64');
    expect(without.note).toMatch(/This chart compares with Aged 50-64\.$/);
  });

  it('gives a control chart one group, others every group, and no split when none is asked for', () => {
    const spc = { ...gap, chartId: 'spc' };
    expect(drawingOf(spc, { ...search, groups: '50-64' }, known).selection).toEqual({
      stratifier: 'age-band',
      groups: ['50-64'],
    });
    const run = { ...spc, chartId: 'run' };
    expect(drawingOf(run, { ...search, groups: '50-64' }, known).focus).toBe('50-64');
    const pareto = { ...gap, chartId: 'pareto' };
    expect(drawingOf(pareto, search, known).selection).toEqual({ stratifier: 'age-band' });
    expect(drawingOf(gap, { ...search, split: undefined }, known).selection).toEqual({});
  });
});

describe('a funnel', () => {
  const funnel = { pluginId: 'fairshift.chart-funnel', chartId: 'funnel' };
  const all = [funnel, ...charts] as PublicChart[];
  const measure = (form: 'proportion' | 'rate' | 'count' | 'mean', people = false) => ({
    definition: { form },
    ...(people ? { peopleFrom: { datasetId: 'd', columnId: 'c' } } : {}),
  });

  it('needs a share, a rate, or a count with people under it, of at least 3 groups', () => {
    expect(
      (['proportion', 'rate', 'count', 'mean'] as const).map((form) => fitsFunnel(measure(form), known)),
    ).toEqual([true, true, false, false]);
    expect(fitsFunnel(measure('count', true), known)).toBe(true);
    expect(fitsFunnel(measure('proportion'), { groups: groups.slice(1) })).toBe(false);
  });

  it('is offered for a split only, after the gap and before the control chart of one group', () => {
    const ids = (split: boolean, form: 'proportion' | 'rate') =>
      fittingTypes(all, form, split, true).map(({ chartId }) => chartId);
    expect(ids(true, 'proportion')).toEqual(['gap', 'pareto', 'funnel', 'spc', 'run']);
    expect(ids(true, 'rate')).toEqual(['funnel', 'spc', 'run']);
    expect(ids(false, 'proportion')).toEqual(['spc', 'run']);
    expect(fittingTypes(all, 'proportion', true).map(({ chartId }) => chartId)).not.toContain('funnel');
  });

  it('draws the whole split, with what the address says of limits and periods and nothing else', () => {
    const drawn = (part: object) => drawingOf(funnel, { ...search, groups: '65+', ...part }, known);
    expect(drawn({})).toMatchObject({ selection: { stratifier: 'age-band' }, options: {}, focus: undefined });
    expect(drawn({ spread: 'chance', periods: 'all' }).options).toEqual({ spread: 'chance', periods: 'all' });
    expect(drawn({ spread: 'everything', periods: 'latest' }).options).toEqual({});
  });
});

describe('fittingTypes', () => {
  const ids = (split: boolean) => fittingTypes(charts, 'proportion', split).map(({ chartId }) => chartId);

  it('offers a control chart of one group, after the charts that compare groups, and a run chart last', () => {
    expect(ids(true)).toEqual(['gap', 'pareto', 'spc', 'run']);
    expect(ids(false)).toEqual(['spc', 'run']);
    const ofEvents = fittingTypes(charts, 'between-events', false).map(({ chartId }) => chartId);
    expect(ofEvents).toEqual(['spc', 'run']);
  });
});

it('tells a partner’s chart from one of ours with the same id', () => {
  const ours = { pluginId: 'fairshift.chart-spc', chartId: 'spc', title: 'Control chart' };
  const theirs = { pluginId: 'council.charts', chartId: 'spc', title: 'Our own' };
  const charts = [ours, theirs] as unknown as PublicChart[];
  expect(fittingTypes(charts, 'rate', false)).toEqual([ours, theirs]);
  expect(chooseType(charts, 'council.charts/spc')).toBe(theirs);
  expect(chooseType(charts, 'spc')).toBe(ours);
});
