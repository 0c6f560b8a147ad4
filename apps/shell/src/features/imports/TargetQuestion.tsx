import type { ImportJob } from '@fairshift/contracts';
import { Radios, TextInput, Tool } from '@fairshift/ui';
import { useState } from 'react';
import type { FormState } from '../../platform/form.js';
import { NEW, candidatesOf, type AnswerValues } from './answers-form.js';
import { importWords } from './imports.words.js';

const words = importWords.check;

/** More datasets than this are a wall; the rest is a press away. */
const SHOWN = 4;

export interface TargetQuestionProps {
  readonly job: ImportJob;
  readonly form: FormState<AnswerValues>;
}

/** A new dataset, or one that files of this source went into before. */
export function TargetQuestion({ job, form }: TargetQuestionProps) {
  const { target, title, source } = form.values;
  const candidates = candidatesOf(job, source);
  const [all, setAll] = useState(false);
  const shown = candidates.filter(({ datasetId }, i) => all || i < SHOWN || datasetId === target);
  const hidden = candidates.length - shown.length;
  return (
    <>
      {candidates.length > 0 ? (
        <Radios
          id="target"
          name="target"
          label={words.targetTitle}
          value={target}
          onChange={form.set('target')}
          options={[
            { value: NEW, label: words.targetNew },
            ...shown.map((each) => ({
              value: each.datasetId,
              label: words.targetHeld(each.title),
              hint: each.because,
            })),
          ]}
        />
      ) : null}
      {hidden > 0 ? (
        <div className="sh-question">
          <Tool onClick={() => setAll(true)}>{words.targetMore(hidden)}</Tool>
        </div>
      ) : null}
      {target === NEW ? (
        <TextInput
          id="title"
          name="title"
          label={words.targetNewName}
          value={title}
          error={form.faults['title']}
          onChange={form.set('title')}
        />
      ) : null}
    </>
  );
}
