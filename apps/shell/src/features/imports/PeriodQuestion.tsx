import { Select, TextInput } from '@fairshift/ui';
import type { Faults } from '../../platform/form.js';
import { periodWords } from '../../platform/format.js';
import { importWords } from './imports.words.js';
import { MONTHS, PERIOD_KINDS, guessFromName, periodOf, type PeriodAnswer } from './period-answer.js';

const words = importWords.check;
const monthOptions = MONTHS.map((label, i) => ({ value: String(i + 1), label }));

export interface PeriodQuestionProps {
  readonly value: PeriodAnswer;
  readonly onChange: (value: PeriodAnswer) => void;
  readonly fileName: string;
  readonly faults: Faults;
}

/** Asked when the file does not say its period; starts from what its name says. */
export function PeriodQuestion({ value, onChange, fileName, faults }: PeriodQuestionProps) {
  const guess = guessFromName(fileName);
  const guessed = guess && periodOf(guess);
  const set = (change: Partial<PeriodAnswer>) => onChange({ ...value, ...change });
  const year = value.kind === 'financial-year' ? words.periodYearFinancial : words.periodYear;
  return (
    <fieldset className="nhsuk-fieldset sh-question">
      <legend className="nhsuk-fieldset__legend">{words.periodTitle}</legend>
      <p className="nhsuk-hint">{guessed ? words.periodGuess(periodWords(guessed)) : words.periodHint}</p>
      <div className="sh-inline-form sh-inline-form--short">
        <Select
          name="period-kind"
          label={words.periodKind}
          value={value.kind}
          options={PERIOD_KINDS}
          onChange={(kind) => set({ kind: kind as PeriodAnswer['kind'] })}
        />
        {value.kind === 'month' || value.kind === 'quarter' ? (
          <Select
            name="period-month"
            label={value.kind === 'month' ? words.periodMonth : words.periodFirstMonth}
            value={value.month}
            options={monthOptions}
            onChange={(month) => set({ month })}
          />
        ) : null}
        {value.kind === 'irregular' ? (
          <Dates value={value} set={set} fault={faults['first']} />
        ) : (
          <TextInput
            id="year"
            name="year"
            label={year}
            width={4}
            inputMode="numeric"
            value={value.year}
            error={faults['year']}
            onChange={(text) => set({ year: text })}
          />
        )}
      </div>
    </fieldset>
  );
}

interface DatesProps {
  readonly value: PeriodAnswer;
  readonly set: (change: Partial<PeriodAnswer>) => void;
  readonly fault: string | undefined;
}

function Dates({ value, set, fault }: DatesProps) {
  return (
    <>
      <TextInput
        id="first"
        name="first"
        type="date"
        label={words.periodFirst}
        value={value.first}
        error={fault}
        onChange={(first) => set({ first })}
      />
      <TextInput
        id="last"
        name="last"
        type="date"
        label={words.periodLast}
        value={value.last}
        onChange={(last) => set({ last })}
      />
    </>
  );
}
