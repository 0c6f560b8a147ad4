import type { ChartInputJson, Measure } from '@fairshift/contracts';
import type { DrawnSettings } from '../../../platform/charts.js';
import { periodChoices, periodsOf } from '../periods.js';
import { ChartChooser } from './ChartChooser.js';
import { NoteForm } from './NoteForm.js';
import { LimitsForm, RulesForm } from './RulesForm.js';
import { LeaveOutForm, LevelForms, TargetForm } from './SpanForms.js';

export interface ContextFormsProps {
  readonly measure: Measure;
  readonly input: ChartInputJson;
  /** What of them this chart draws. */
  readonly shows: DrawnSettings;
  /** Whether the chart has limits, so that chart, rules and limits can be chosen. */
  readonly hasLimits: boolean;
  /** Where the data suggest a new phase and a person wants to start it. */
  readonly phaseFrom?: string | undefined;
}

/** All that can be set on the measure, so that every chart of it shows it. */
export function ContextForms({ measure, input, shows, hasLimits, phaseFrom }: ContextFormsProps) {
  const periods = periodsOf(input.series);
  const kind = measure.definition.period;
  const choices = {
    at: periodChoices(periods, kind, 'start'),
    until: periodChoices(periods, kind, 'end'),
  };
  return (
    <>
      {shows.notes ? <NoteForm measure={measure} /> : null}
      {periods.length === 0 ? null : (
        <>
          {shows.levels ? <LevelForms measure={measure} choices={choices} phaseFrom={phaseFrom} /> : null}
          {shows.leftOut ? <LeaveOutForm measure={measure} choices={choices} /> : null}
          {shows.levels ? <TargetForm measure={measure} choices={choices} /> : null}
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
