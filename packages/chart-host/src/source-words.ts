import type { ChartInput } from '@fairshift/plugin-sdk';
import type { RuleSetUsed } from './analysis.js';

/** The name, and the version where the name holds no year. */
export const ruleSetWords = ({ name, version }: RuleSetUsed): string =>
  /\d{4}/.test(name) ? name : `${name}, version ${version}`;

/** Who the figures come from. */
export const sourceWords = (sources: ChartInput['sources']): string =>
  [...new Set(sources.map(({ licence, url = '' }) => licence.attribution || url))].filter(Boolean).join('. ');

export const licenceWords = (sources: ChartInput['sources']): string =>
  [...new Set(sources.map(({ licence }) => licence.spdxOrUrl))].join(', ');

/** False when any source forbids passing its figures on. */
export const copyAllowed = (sources: ChartInput['sources']): boolean =>
  sources.every(({ licence }) => licence.redistribution !== 'not-allowed');
