import { useEffect, useRef } from 'react';

export interface FieldError {
  /** Id of the control; left out when the fault lies with no one field. */
  readonly field?: string | undefined;
  readonly message: string;
}

/** All faults of a form in one place; takes the focus when it appears. Renders nothing without errors. */
export function ErrorSummary({
  errors,
  title,
}: {
  errors: readonly FieldError[];
  title?: string | undefined;
}) {
  const box = useRef<HTMLDivElement>(null);
  const count = errors.length;
  useEffect(() => {
    if (count > 0) box.current?.focus();
  }, [count]);
  if (count === 0) return null;
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
