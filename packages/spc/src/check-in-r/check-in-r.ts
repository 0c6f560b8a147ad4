import { analyseSeries } from '../analyse.js';
import type { SpcInput } from '../model.js';
import { readPoints, toObservations } from '../observations.js';
import { isExcluded } from '../phases.js';
import { findRuleSet } from '../rules/catalogue.js';
import { cautionsOf } from './cautions.js';
import { type Checked, sharesDays } from './checked.js';
import { ptdScript } from './ptd-script.js';
import { qicScript } from './qic-script.js';
import { rComment, rNumber, rText, rVector } from './r-text.js';

export interface RCheckWords {
  /** Of the chart, as a person named it. */
  readonly title: string;
  /** Source, licence, version, date: one comment each. */
  readonly about: readonly string[];
}

function checkedOf(input: SpcInput): Checked {
  const { points } = readPoints(input);
  const observations = toObservations(points, (point) => isExcluded(point, input.exclusions));
  const factor = findRuleSet(input.ruleSet).limits?.rangeFactor;
  return {
    input,
    result: analyseSeries(input),
    observations,
    values: points.map(({ values }) => values),
    hasDenominator: observations.denominator.some((denominator) => denominator !== null),
    // Only XmR charts take the width of a profile.
    ...(factor === undefined || input.chart !== 'i' ? {} : { rangeFactor: factor }),
  };
}

/** Fairshift’s own numbers as a table that R reads as well. */
function limitsTable({ result }: Checked): readonly string[] {
  const rows = result.points.map(({ start, value, centre, lower, upper }) =>
    [start, ...[value, centre, lower, upper].map(rNumber)].join(' '),
  );
  return ["fairshift <- read.table(header = TRUE, text = '", 'x y cl lcl ucl', ...rows, "')"];
}

/** The figures as vectors; periods of several single values have a row for each. */
function dataOf(checked: Checked): readonly string[] {
  const { result, observations, values, hasDenominator } = checked;
  const rows = result.points.flatMap(({ start }, i) => {
    const own = values[i];
    const { value, numerator, denominator } = observations;
    if (own !== undefined) return own.map((each) => ({ start, y: each, n: null }));
    const isThere = (value[i] ?? null) !== null;
    const y = (hasDenominator ? numerator[i] : value[i]) ?? null;
    return [{ start, y: isThere ? y : null, n: isThere ? (denominator[i] ?? null) : null }];
  });
  const vector = (name: string, items: readonly string[]) => `${name} <- ${rVector(items)}`;
  return [
    ...(sharesDays(checked)
      ? [rComment('By number, since some share a day.'), `x <- seq_len(${rows.length})`]
      : [`x <- as.Date(${rVector(rows.map(({ start }) => rText(start)))})`]),
    vector(
      'y',
      rows.map(({ y }) => rNumber(y)),
    ),
    ...(hasDenominator
      ? [
          vector(
            'n',
            rows.map(({ n }) => rNumber(n)),
          ),
        ]
      : []),
  ];
}

/**
 * A script in R that holds the data of a control chart, the call of a public package that should yield the same limits,
 * and the limits of this engine. It was written against qicharts2 0.8.1 and NHSRplotthedots 0.2.2.
 * @throws SpcInputError and UnknownRuleSetError, as `analyseSeries`
 */
export function checkInR(input: SpcInput, { title, about }: RCheckWords): string {
  const checked = checkedOf(input);
  const { result } = checked;
  const script = ptdScript(checked) ?? qicScript(checked);
  const lines = [
    rComment(`Check in R: ${title}`),
    ...about.map(rComment),
    rComment(`${result.chart.name}. Rule set: ${result.ruleSet.name}.`),
    ...result.phases.map(({ name, from, to }) =>
      rComment(`Phase: ${name}, ${result.points[from]?.start} to ${result.points[to]?.start}.`),
    ),
    ...cautionsOf(checked, script.library).map(rComment),
    '',
    rComment(`Once: install.packages('${script.library}')`),
    `library(${script.library})`,
    '',
    rComment('The figures. NA: there is no number, or it is held back.'),
    ...dataOf(checked),
    '',
    ...script.call,
    '',
    rComment('What Fairshift worked out, in the units of the chart.'),
    ...limitsTable(checked),
    '',
    rComment('The largest difference between the two. 0, or a very small number, means that they agree.'),
    ...script.compare,
  ];
  return `${lines.join('\n')}\n`;
}
