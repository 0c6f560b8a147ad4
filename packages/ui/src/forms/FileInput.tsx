import { useState, type DragEvent } from 'react';
import { FieldNotes, groupClass, useFieldIds, type FieldWords } from './Field.js';

export interface FileInputProps extends FieldWords {
  readonly name: string;
  /** Extensions with their dot: ".csv". The server decides; this only helps the chooser. */
  readonly accept?: readonly string[] | undefined;
  readonly onChoose: (file: File) => void;
  /** The file in hand, if any. */
  readonly chosen?: string | undefined;
  readonly limits?: string | undefined;
}

/** Drop a file or choose one. The input stays a real one, so that keyboard and screen reader work as everywhere. */
export function FileInput(props: FileInputProps) {
  const { id, hintId, errorId, describedBy } = useFieldIds(props.id, props.hint, props.error);
  const [over, setOver] = useState(false);
  const drag = (event: DragEvent, isOver: boolean): void => {
    event.preventDefault();
    setOver(isOver);
  };
  const drop = (event: DragEvent): void => {
    drag(event, false);
    const file = event.dataTransfer.files[0];
    if (file) props.onChoose(file);
  };
  return (
    <div className={groupClass(props.error)}>
      <label className="nhsuk-label" htmlFor={id}>
        {props.label}
      </label>
      <FieldNotes hint={props.hint} error={props.error} hintId={hintId} errorId={errorId} />
      {/* Dropping is a shortcut; the input inside does the same by keyboard. */}
      <div
        className={over ? 'fs-drop is-over' : 'fs-drop'}
        onDragOver={(event) => drag(event, true)}
        onDragLeave={(event) => drag(event, false)}
        onDrop={drop}
      >
        <p className="fs-drop__words" aria-live="polite">
          {props.chosen === undefined
            ? 'Drop a file here, or'
            : `${props.chosen} is chosen. You can change it:`}
        </p>
        <input
          className="fs-drop__input"
          id={id}
          name={props.name}
          type="file"
          accept={props.accept?.join(',')}
          aria-describedby={describedBy}
          aria-invalid={props.error === undefined ? undefined : true}
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file) props.onChoose(file);
            // A file that was mended under the same name can be chosen again.
            event.target.value = '';
          }}
        />
        <label className="nhsuk-button nhsuk-button--small nhsuk-button--secondary" htmlFor={id}>
          {props.chosen === undefined ? 'Choose a file' : 'Choose another file'}
        </label>
        {props.limits === undefined ? null : <p className="fs-drop__hint">{props.limits}</p>}
      </div>
    </div>
  );
}
