import { useId, type ReactNode } from 'react';

export interface FieldWords {
  readonly label: string;
  /** At most 2 sentences, with the reason why we ask where that is not plain. */
  readonly hint?: ReactNode;
  /** What is wrong and what to do. */
  readonly error?: string | undefined;
  readonly id?: string | undefined;
}

/** The ids that tie a control to its words. */
export function useFieldIds(given: string | undefined, hint: ReactNode, error: string | undefined) {
  const made = useId();
  const id = given ?? made;
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const describedBy = [hint === undefined ? '' : hintId, error === undefined ? '' : errorId]
    .filter(Boolean)
    .join(' ');
  return { id, hintId, errorId, describedBy: describedBy === '' ? undefined : describedBy };
}

/** Hint and error, in the order in which screen readers should meet them. */
export function FieldNotes(props: Pick<FieldWords, 'hint' | 'error'> & { hintId: string; errorId: string }) {
  return (
    <>
      {props.hint === undefined ? null : (
        <div className="nhsuk-hint" id={props.hintId}>
          {props.hint}
        </div>
      )}
      {props.error === undefined ? null : (
        <span className="nhsuk-error-message" id={props.errorId}>
          <span className="fs-vh">Error: </span>
          {props.error}
        </span>
      )}
    </>
  );
}

export const groupClass = (error: string | undefined): string =>
  error === undefined ? 'nhsuk-form-group' : 'nhsuk-form-group nhsuk-form-group--error';
