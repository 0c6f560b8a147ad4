import { ErrorSummary } from '@fairshift/ui';
import { useState, type FormEvent, type ReactNode } from 'react';
import { summaryOf, type Faults } from './form.js';

export interface FormProps {
  readonly faults: Faults;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
  readonly className?: string;
}

/** A form whose faults stand together above it; the browser's own bubbles stay off. */
export function Form({ faults, onSubmit, children, className = 'sh-form' }: FormProps) {
  const [attempt, setAttempt] = useState(0);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setAttempt((before) => before + 1);
    onSubmit();
  };
  return (
    <form className={className} noValidate onSubmit={submit}>
      <ErrorSummary key={attempt} errors={summaryOf(faults)} />
      {children}
    </form>
  );
}
