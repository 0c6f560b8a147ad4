import type { ChartInputJson, Measure } from '@fairshift/contracts';
import { periodChoices, periodsOf } from '../periods.js';
import { ChartChooser } from './ChartChooser.js';
import { NoteForm } from './NoteForm.js';
import { LimitsForm, RulesForm } from './RulesForm.js';
import { SpanForms, TargetForm } from './SpanForms.js';

export interface ContextFormsProps {
  readonly measure: Measure;
  readonly input: ChartInputJson;
  /** Whether the chart has limits, so that chart, rules and limits can be chosen. */
  readonly hasLimits: boolean;
  /** Where the data suggest a new phase and a person wants to start it. */
  readonly phaseFrom?: string | undefined;
}

/** All that can be set on the measure, so that every chart of it shows it. */
export function ContextForms({ measure, input, hasLimits, phaseFrom }: ContextFormsProps) {
  const periods = periodsOf(input.series);
  const kind = measure.definition.period;
  const choices = {
    at: periodChoices(periods, kind, 'start'),
    until: periodChoices(periods, kind, 'end'),
  };
  return (
    <>
      <NoteForm measure={measure} />
      {periods.length === 0 ? null : (
        <>
          <SpanForms measure={measure} choices={choices} phaseFrom={phaseFrom} />
          <TargetForm measure={measure} choices={choices} />
        </>
      )}
      {hasLimits && periods.length > 0 ? (
        <>
          <ChartChooser measure={measure} input={input} />
          <RulesForm measure={measure} />
          <LimitsForm measure={measure} />
        </>
      ) : null}
    </>
  );
}
