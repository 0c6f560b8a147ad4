import { ErrorSummary } from '@fairshift/ui';
import type { FormEvent, ReactNode } from 'react';
import { summaryOf, type Faults } from './form.js';

export interface FormProps {
  readonly faults: Faults;
  readonly onSubmit: () => void;
  readonly children: ReactNode;
  readonly className?: string;
}

/** A form whose faults stand together above it; the browser's own bubbles stay off. */
export function Form({ faults, onSubmit, children, className = 'sh-form' }: FormProps) {
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form className={className} noValidate onSubmit={submit}>
      <ErrorSummary errors={summaryOf(faults)} />
      {children}
    </form>
  );
}
