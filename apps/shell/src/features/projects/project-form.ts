import type { RouteBodyInput, routes } from '@fairshift/contracts';
import type { Faults } from '../../platform/form.js';
import { newProjectWords as words } from './projects.words.js';

export interface ProjectValues {
  readonly title: string;
  readonly group: string;
  readonly inequity: string;
  readonly where: string;
  readonly kind: 'increase' | 'reduction' | 'gap' | 'level';
  readonly unit: 'percentage-points' | 'count' | 'standard';
  readonly from: string;
  readonly to: string;
  readonly by: string;
  readonly characteristic: string;
  readonly domain: 'access' | 'experience' | 'outcome';
  readonly setting: string;
  readonly teamId: string;
}

export const EMPTY_PROJECT: ProjectValues = {
  title: '',
  group: '',
  inequity: '',
  where: '',
  kind: 'increase',
  unit: 'percentage-points',
  from: '',
  to: '',
  by: '',
  characteristic: 'Ethnicity',
  domain: 'access',
  setting: '',
  teamId: '',
};

const isNumber = (text: string) => /^-?\d{1,9}(\.\d{1,6})?$/.test(text.trim());
const isDate = (text: string) =>
  /^\d{4}-\d{2}-\d{2}$/.test(text.trim()) && !Number.isNaN(Date.parse(text.trim()));

/** What is missing or cannot be read, at its question. */
export function checkProject(values: ProjectValues): Faults {
  const faults: Record<string, string> = {};
  for (const name of ['title', 'group', 'inequity', 'where'] as const) {
    if (values[name].trim() === '') faults[name] = words.needs[name];
  }
  for (const name of ['from', 'to'] as const) {
    if (values[name].trim() !== '' && !isNumber(values[name])) faults[name] = words.needs[name];
  }
  if (values.by.trim() !== '' && !isDate(values.by)) faults['by'] = words.needs.by;
  return faults;
}

/** The answers as the API takes them; the difference of from and to is worked out, never typed. */
export function projectBody(values: ProjectValues): RouteBodyInput<typeof routes.createProject> {
  const { group, inequity, where, kind } = values;
  const number = (text: string) => (text.trim() === '' ? undefined : Number(text));
  const [from, to] = [number(values.from), number(values.to)];
  const change =
    from === undefined || to === undefined ? undefined : Math.abs(Math.round((to - from) * 1e6) / 1e6);
  return {
    title: values.title.trim(),
    characteristic: values.characteristic,
    domain: values.domain,
    setting: values.setting.trim(),
    ...(values.teamId ? { teamId: values.teamId } : {}),
    aim: {
      group: group.trim(),
      inequity: inequity.trim(),
      where: where.trim(),
      kind,
      changeUnit: values.unit,
      ...(change === undefined || kind === 'gap' || kind === 'level' ? {} : { change }),
      ...(from === undefined ? {} : { from }),
      ...(to === undefined ? {} : { to }),
      ...(values.by.trim() ? { by: values.by.trim() } : {}),
    },
  };
}
