import { FieldNotes, groupClass, useFieldIds, type FieldWords } from './Field.js';

export interface Choice {
  readonly value: string;
  readonly label: string;
  /** Radios and checkboxes only. */
  readonly hint?: string | undefined;
  readonly disabled?: boolean | undefined;
}

export interface SelectProps extends FieldWords {
  readonly name: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly options: readonly Choice[];
}

export function Select(props: SelectProps) {
  const { id, hintId, errorId, describedBy } = useFieldIds(props.id, props.hint, props.error);
  return (
    <div className={groupClass(props.error)}>
      <label className="nhsuk-label" htmlFor={id}>
        {props.label}
      </label>
      <FieldNotes hint={props.hint} error={props.error} hintId={hintId} errorId={errorId} />
      <select
        className={`nhsuk-select${props.error === undefined ? '' : ' nhsuk-select--error'}`}
        id={id}
        name={props.name}
        value={props.value}
        aria-invalid={props.error === undefined ? undefined : true}
        aria-describedby={describedBy}
        onChange={(event) => props.onChange(event.target.value)}
      >
        {props.options.map((option) => (
          <option key={option.value} value={option.value} disabled={option.disabled}>
            {option.label}
          </option>
        ))}
      </select>
    </div>
  );
}
