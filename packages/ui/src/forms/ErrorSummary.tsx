import { useEffect, useRef } from 'react';

export interface FieldError {
  /** Id of the control; left out when the fault lies with no one field. */
  readonly field?: string | undefined;
  readonly message: string;
}

/**
 * All faults of a form in one place; takes the focus when it appears, and leaves it alone while faults are mended.
 * Give it another key each time the form is sent, so that it asks again. Renders nothing without errors.
 */
export function ErrorSummary({
  errors,
  title,
}: {
  errors: readonly FieldError[];
  title?: string | undefined;
}) {
  const box = useRef<HTMLDivElement>(null);
  const some = errors.length > 0;
  useEffect(() => {
    if (some) box.current?.focus();
  }, [some]);
  if (!some) return null;
  return (
    <div className="nhsuk-error-summary" ref={box} tabIndex={-1}>
      <div role="alert">
        <h2 className="nhsuk-error-summary__title">{title ?? 'There is a problem'}</h2>
        <div className="nhsuk-error-summary__body">
          <ul className="nhsuk-list nhsuk-error-summary__list">
            {errors.map((error) => (
              <li key={`${error.field ?? ''} ${error.message}`}>
                {error.field === undefined ? (
                  error.message
                ) : (
                  <a
                    href={`#${error.field}`}
                    onClick={(event) => {
                      event.preventDefault();
                      document.getElementById(error.field ?? '')?.focus();
                    }}
                  >
                    {error.message}
                  </a>
                )}
              </li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  );
}
