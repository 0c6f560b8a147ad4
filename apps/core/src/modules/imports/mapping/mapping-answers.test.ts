import { expect, it } from '@jest/globals';
import { inputSha256 } from '../input-sha.js';
import { headingsSha256 } from './headings.js';
import { needsWithMapping } from './mapping-answers.js';

const columns = (...roles: readonly string[]) => ({
  columns: Object.fromEntries(roles.map((role, at) => [`C${at}`, { role }])),
});

it('asks for the period when no column says it, whatever the source had guessed', () => {
  expect(needsWithMapping(['mapping'], undefined)).toEqual(['mapping']);
  expect(needsWithMapping(['mapping'], columns('numerator'))).toEqual(['mapping', 'period']);
  expect(needsWithMapping(['mapping', 'period'], columns('period', 'numerator'))).toEqual(['mapping']);
  expect(needsWithMapping(['sheet', 'mapping', 'period'], columns('year'))).toEqual(['sheet', 'mapping']);
  // A source without a wizard has its own say.
  expect(needsWithMapping(['period'], columns('period'))).toEqual(['period']);
});

it('names a set of headings whatever their order, case and spaces', () => {
  expect(headingsSha256(['Ward', 'Month '])).toEqual(headingsSha256(['month', 'WARD']));
  expect(headingsSha256(['Ward', 'Month'])).not.toEqual(headingsSha256(['Ward', 'Year']));
});

it('tells inputs apart by sheet and mapping, and leaves the name of others as it was', () => {
  const input = { fileSha256: 'f', pluginId: 'p', sourceId: 's', version: '1', answers: {} };
  const mapped = { ...input, config: { mapping: columns('period') } };
  const all = [
    input,
    mapped,
    { ...input, config: { mapping: columns('year') } },
    { ...mapped, answers: { sheet: 'A' } },
  ].map((each) => inputSha256(each).toString('hex'));
  expect(new Set(all).size).toBe(4);
  expect(inputSha256({ ...input, config: {} })).toEqual(inputSha256(input));
});
