import { plainHeading, TabularError } from '@fairshift/tabular';
import {
  ownVariable,
  BROAD_ETHNIC_GROUP,
  type Variable,
  variableNamed,
  withMembers,
} from '../shared/variables.js';

const VARIABLE = /^(.+) \((\d+) categor(?:y|ies)\)$/i;

/** A variable with the columns of its code and its words. */
export interface VariableColumns {
  readonly variable: Variable;
  readonly heading: string;
  readonly codeAt: number;
  readonly labelAt: number;
}

export interface CustomHeadings {
  readonly codeAt: number;
  readonly nameAt: number;
  readonly variables: readonly VariableColumns[];
  readonly countAt: number;
  readonly width: number;
}

/**
 * Finds the columns of a custom dataset: `<kind of area> Code` and `<kind of area>`, then two for each variable, then
 * `Observation`. Capitals differ from download to download. Undefined when it is none.
 */
export function customHeadings(heading: readonly string[]): CustomHeadings | undefined {
  const plain = heading.map(plainHeading);
  const countAt = plain.indexOf('observation');
  const codeOf = (index: number) => plain.indexOf(`${plain[index]} code`);
  const labels = plain.flatMap((_, index) => (codeOf(index) >= 0 ? [index] : []));
  const nameAt = labels.find((index) => !VARIABLE.test(plain[index] ?? ''));
  const variables = labels.filter((index) => VARIABLE.test(plain[index] ?? ''));
  if (countAt < 0 || nameAt === undefined || variables.length === 0) return undefined;
  return {
    codeAt: codeOf(nameAt),
    nameAt,
    countAt,
    width: heading.length,
    variables: variables.map((labelAt) => {
      const text = (heading[labelAt] ?? '').trim();
      return { variable: variableIn(text), heading: text, codeAt: codeOf(labelAt), labelAt };
    }),
  };
}

/** @throws TabularError */
export function neededHeadings(heading: readonly string[]): CustomHeadings {
  const found = customHeadings(heading);
  if (found !== undefined) return found;
  throw new TabularError(
    'heading-missing',
    'A custom dataset of the ONS has a code and a name of the area, a code and words for each variable, and "Observation".',
    'Download it again, and bring it as it is.',
    { row: 1, column: 'Observation' },
  );
}

/** Ethnic group comes in 20, 8 and 6 categories, "does not apply" among them. */
function variableIn(heading: string): Variable {
  const [, name = heading, count] = VARIABLE.exec(heading) ?? [];
  if (plainHeading(name) !== 'ethnic group' || Number(count) >= 19) return variableNamed(name);
  return Number(count) <= 6 ? withMembers(BROAD_ETHNIC_GROUP) : ownVariable(`${name}, ${count} categories`);
}
