import { notApplicable, type Check } from '../../check.js';
import type { Finding } from '../../report.js';
import type { ChartSubject } from '../../subject/chart-process.js';
import { drawFor, exampleQuestion, failureOf } from './drawing.js';

/** A value by its path: `groups.0.rate`. */
const at = (value: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((found, step) => (found as Record<string, unknown> | null)?.[step], value);

export const reference: Check<ChartSubject> = {
  id: 'chart/1/5',
  title: 'Figures that somebody else published come out within their tolerance',
  badge: 'verified',
  why: 'A formula that is nearly right looks exactly like one that is.',
  async run({ subject, chart, child }) {
    const told = subject.fixtures.charts[chart.id]?.reference ?? [];
    if (told.length === 0)
      return notApplicable('fixtures/conform.json names no published figure ("reference").');
    const { examples } = await child.facts();
    const faults: Finding[] = [];
    for (const { example: id, path, value, tolerance, source } of told) {
      const example = examples.find((each) => each.id === id);
      const ran = example && (await child.run(exampleQuestion(example)));
      const found = ran && 'result' in ran ? at(ran.result.analysis, path) : undefined;
      if (typeof found === 'number' && Math.abs(found - value) <= tolerance) continue;
      faults.push({
        what: `${path} of "${id}" is ${String(found)}; ${source} gives ${value}.`,
        change: 'Find out which of the two is right, and mend the other.',
      });
    }
    return faults;
  },
};

export const oldOptions: Check<ChartSubject> = {
  id: 'chart/1/9',
  title: 'Settings that older versions saved can still be used',
  badge: 'conforms',
  why: 'People have charts on their pages that were saved with them.',
  async run({ subject, chart, child }) {
    const { optionsVersion, examples } = await child.facts();
    const [example] = examples;
    if (optionsVersion === 1 || example === undefined)
      return notApplicable('This is the first version of its settings.');
    const saved = subject.fixtures.charts[chart.id]?.options ?? {};
    const faults: Finding[] = [];
    for (let version = 1; version < optionsVersion; version++) {
      const options = saved[String(version)];
      const ran =
        options === undefined
          ? undefined
          : await child.run({
              input: example.input,
              options,
              optionsVersion: version,
              draw: drawFor('screen'),
            });
      const failure =
        ran === undefined ? 'fixtures/conform.json has no settings of that version' : failureOf(ran);
      if (failure !== undefined)
        faults.push({
          what: `Settings of version ${version} cannot be used: ${failure}`,
          change: 'Let migrateOptions turn them into today’s.',
        });
    }
    return faults;
  },
};
