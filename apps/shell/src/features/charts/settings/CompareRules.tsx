import type { ChartResult } from '@fairshift/chart-host';
import type { ChartInputJson } from '@fairshift/contracts';
import { Details, Select } from '@fairshift/ui';
import { useMemo, useState } from 'react';
import { RulesCard } from '../ChartParts.js';
import { DrawnChart, type DrawnChartProps } from '../DrawnChart.js';
import { ruleSetName } from './context-marks.js';
import { CONTROL_RULES, keyOfRules } from './RulesFields.js';
import { compareWords as words } from './settings.words.js';
import { markedByOne, spcOf } from './spc-found.js';

type CompareRulesProps = Pick<DrawnChartProps, 'chartType' | 'input' | 'options' | 'example'>;

/** The same points with two rule sets, side by side. Nothing of it is saved. */
export function CompareRules(props: CompareRulesProps) {
  const own = props.input.context.ruleSet;
  const others = CONTROL_RULES.filter((set) => keyOfRules(set) !== keyOfRules(own));
  const [other, setOther] = useState('');
  const chosen = others.find((set) => keyOfRules(set) === other);
  return (
    <Details summary={words.summary}>
      <p>{words.hint}</p>
      <Select
        id="compare-rules"
        name="compare"
        label={words.which}
        value={other}
        options={[
          { value: '', label: '' },
          ...others.map((set) => ({ value: keyOfRules(set), label: set.name })),
        ]}
        onChange={setOther}
      />
      {chosen ? <Two key={other} {...props} other={{ id: chosen.id, version: chosen.version }} /> : null}
    </Details>
  );
}

const withRules = (input: ChartInputJson, ruleSet: ChartInputJson['context']['ruleSet']): ChartInputJson => ({
  ...input,
  context: { ...input.context, ruleSet },
});

type Pair = readonly [own: ChartResult | undefined, other: ChartResult | undefined];

function Two({ input, other, ...chart }: CompareRulesProps & { other: { id: string; version: string } }) {
  const theirs = useMemo(() => withRules(input, other), [input, other]);
  const [results, setResults] = useState<Pair>([undefined, undefined]);
  const [left, right] = results;
  const sides = [
    { input, result: left, keep: (result: ChartResult) => setResults(([, second]) => [result, second]) },
    { input: theirs, result: right, keep: (result: ChartResult) => setResults(([first]) => [first, result]) },
  ];
  return (
    <>
      <Difference left={left} right={right} />
      <div className="fs-grid">
        {sides.map((side) => (
          <Side key={ruleSetName(side.input.context.ruleSet)} {...chart} {...side} />
        ))}
      </div>
    </>
  );
}

interface SideProps extends CompareRulesProps {
  readonly result: ChartResult | undefined;
  readonly keep: (result: ChartResult) => void;
}

function Side({ result, keep, ...chart }: SideProps) {
  const [onResult] = useState(() => keep);
  return (
    <div className="fs-c6 sh-stack">
      <h3>{words.of(ruleSetName(chart.input.context.ruleSet))}</h3>
      <DrawnChart {...chart} compact onResult={onResult} />
      {result ? <RulesCard result={result} /> : null}
    </div>
  );
}

/** How much the two differ, once both are drawn. */
function Difference({ left, right }: { left: ChartResult | undefined; right: ChartResult | undefined }) {
  const [one, other] = [spcOf(left?.analysis), spcOf(right?.analysis)];
  if (!one || !other) return null;
  const count = markedByOne(one, other);
  return <output>{count === 0 ? words.same : words.differ(count)}</output>;
}
