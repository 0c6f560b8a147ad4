import { FieldNotes, groupClass, useFieldIds, type FieldWords } from './Field.js';

export interface TextareaProps extends FieldWords {
  readonly name: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly rows?: number | undefined;
}

export function Textarea(props: TextareaProps) {
  const { id, hintId, errorId, describedBy } = useFieldIds(props.id, props.hint, props.error);
  return (
    <div className={groupClass(props.error)}>
      <label className="nhsuk-label" htmlFor={id}>
        {props.label}
      </label>
      <FieldNotes hint={props.hint} error={props.error} hintId={hintId} errorId={errorId} />
      <textarea
        className={`nhsuk-textarea${props.error === undefined ? '' : ' nhsuk-textarea--error'}`}
        id={id}
        name={props.name}
        rows={props.rows ?? 4}
        value={props.value}
        aria-invalid={props.error === undefined ? undefined : true}
        aria-describedby={describedBy}
        onChange={(event) => props.onChange(event.target.value)}
      />
    </div>
  );
}
