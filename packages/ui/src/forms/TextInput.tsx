import type { InputHTMLAttributes } from 'react';
import { FieldNotes, groupClass, useFieldIds, type FieldWords } from './Field.js';

export interface TextInputProps extends FieldWords {
  readonly name: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly type?: 'text' | 'email' | 'password' | 'number' | 'date' | 'url' | undefined;
  readonly autoComplete?: string | undefined;
  readonly inputMode?: InputHTMLAttributes<HTMLInputElement>['inputMode'];
  /** In characters, for what the answer should look like: a year is 4. */
  readonly width?: 4 | 5 | 10 | 20 | undefined;
  readonly required?: boolean | undefined;
}

export function TextInput(props: TextInputProps) {
  const { id, hintId, errorId, describedBy } = useFieldIds(props.id, props.hint, props.error);
  const width = props.width === undefined ? '' : ` nhsuk-input--width-${props.width}`;
  return (
    <div className={groupClass(props.error)}>
      <label className="nhsuk-label" htmlFor={id}>
        {props.label}
      </label>
      <FieldNotes hint={props.hint} error={props.error} hintId={hintId} errorId={errorId} />
      <input
        className={`nhsuk-input${width}${props.error === undefined ? '' : ' nhsuk-input--error'}`}
        id={id}
        name={props.name}
        type={props.type ?? 'text'}
        value={props.value}
        autoComplete={props.autoComplete}
        inputMode={props.inputMode}
        aria-required={props.required}
        aria-invalid={props.error === undefined ? undefined : true}
        aria-describedby={describedBy}
        onChange={(event) => props.onChange(event.target.value)}
      />
    </div>
  );
}
