import type { Measure } from '@fairshift/contracts';
import { useRef } from 'react';
import { marksOf, nameOf, type Mark } from './context-marks.js';
import { SettingForm, TextField } from './SettingForm.js';
import { contextWords as words } from './settings.words.js';
import { useContextForm } from './use-context-form.js';
import { useSavedAs } from './use-saved-as.js';

export interface ContextListProps {
  readonly measure: Measure;
  /** As it is on the chart; of a chart of the past it is not the measure's own. */
  readonly context: Measure['context'];
  readonly mayChange: boolean;
}

/** Everything that people set on a chart, in order of time, each with who and why. */
export function ContextList({ measure, context, mayChange }: ContextListProps) {
  const [gone, setGoneAs] = useSavedAs(measure);
  const box = useRef<HTMLElement>(null);
  const onGone = (version: number) => {
    setGoneAs(version);
    takeFocus(box.current);
  };
  return (
    <section ref={box} aria-label={words.marks} tabIndex={-1}>
      <p aria-live="polite" className={gone ? undefined : 'fs-vh'}>
        {gone ? words.takenAway : ''}
      </p>
      <Marks measure={measure} context={context} mayChange={mayChange} onGone={onGone} />
    </section>
  );
}

/** What was pressed leaves the page with its mark: the focus stays near, unless it has gone elsewhere by now. */
function takeFocus(box: HTMLElement | null): void {
  const at = document.activeElement;
  if (at === null || at === document.body || box?.contains(at)) box?.focus();
}

interface MarksProps extends ContextListProps {
  readonly onGone: (version: number) => void;
}

function Marks({ measure, context, mayChange, onGone }: MarksProps) {
  const marks = marksOf(context, measure.definition.unit);
  if (marks.length === 0) return <p>{words.none}</p>;
  return (
    <ul className="fs-list">
      {marks.map((mark, at) => (
        <li key={mark.key}>
          <strong>{mark.title}</strong>
          {mark.when ? `, ${mark.when}` : null}
          <br />
          {mark.text}
          <br />
          <span className="fs-small fs-quiet">{words.by(mark.by)}</span>
          {mayChange && mark.without ? (
            <TakeAway
              id={`take-away-${at}`}
              measure={measure}
              mark={mark}
              without={mark.without}
              onGone={onGone}
            />
          ) : null}
        </li>
      ))}
    </ul>
  );
}

interface TakeAwayProps {
  readonly id: string;
  readonly measure: Measure;
  readonly mark: Mark;
  readonly without: NonNullable<Mark['without']>;
  readonly onGone: (version: number) => void;
}

/** A mark goes only with a reason, which the history keeps. */
function TakeAway({ id, measure, mark, without, onGone }: TakeAwayProps) {
  const sending = useContextForm({
    measure,
    empty: { reason: '' },
    check: ({ reason }) => (reason.trim() ? {} : { reason: words.needs.reason }),
    change: without,
    why: ({ reason }) => reason,
    onSaved: onGone,
  });
  return (
    <SettingForm summary={words.takeAwayOf(nameOf(mark))} submit={words.confirmTakeAway} sending={sending}>
      <TextField id={id} name="reason" label={words.reason} form={sending.form} />
    </SettingForm>
  );
}
