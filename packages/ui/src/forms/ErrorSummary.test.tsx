import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, render, screen } from '@testing-library/react';
import { ErrorSummary } from './ErrorSummary.js';

const faults = [
  { field: 'name', message: 'Type a name' },
  { field: 'unit', message: 'Enter a unit' },
];
const form = (errors: typeof faults, attempt: number) => (
  <>
    <ErrorSummary key={attempt} errors={errors} />
    <input id="name" aria-label="Name" />
  </>
);
const summary = () => document.querySelector('.nhsuk-error-summary');

describe('ErrorSummary', () => {
  afterEach(cleanup);

  it('takes the focus when faults appear and when the form is sent again, not while they are mended', () => {
    const { rerender } = render(form([], 0));
    rerender(form(faults, 0));
    expect(document.activeElement).toBe(summary());
    screen.getByLabelText('Name').focus();
    rerender(form(faults.slice(1), 0));
    expect(document.activeElement).toBe(screen.getByLabelText('Name'));
    rerender(form(faults.slice(1), 1));
    expect(document.activeElement).toBe(summary());
  });
});
