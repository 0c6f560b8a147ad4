import { describe, expect, it } from '@jest/globals';
import type { ArgumentsHost } from '@nestjs/common';
import { makeLog } from '../log.js';
import { setCall } from '../routes.js';
import { ProblemFilter } from './problem.filter.js';

/** As node-postgres raises it, on two people who take one e-mail address. */
const uniqueViolation = Object.assign(
  new Error('duplicate key value violates unique constraint "persons_email"'),
  {
    code: '23505',
    detail: 'Key (lower(email))=(joan@example.org) already exists.',
    table: 'persons',
    constraint: 'persons_email',
    where: 'SQL statement about joan@example.org',
    parameters: ['joan@example.org'],
  },
);

function logOf(thrown: unknown): { line: string; status: number | undefined } {
  const lines: string[] = [];
  const log = makeLog('error', { write: (line) => void lines.push(line) });
  const request = {};
  setCall(request, { requestId: 'r', startedAt: 0 });
  let sent: number | undefined;
  const response = {
    status(status: number) {
      sent = status;
      return response;
    },
    set: () => response,
    type: () => response,
    send: () => response,
  };
  const http = { getRequest: () => request, getResponse: () => response };
  new ProblemFilter(log).catch(thrown, { switchToHttp: () => http } as unknown as ArgumentsHost);
  return { line: lines.join(''), status: sent };
}

describe('the log of an error of ours', () => {
  it('says what broke where, and nothing of the row', () => {
    const { line, status } = logOf(uniqueViolation);
    expect(status).toBe(500);
    expect(JSON.parse(line)).toMatchObject({
      err: { code: '23505', constraint: 'persons_email', table: 'persons', message: uniqueViolation.message },
    });
    expect(line).toContain('problem.filter.test');
    expect(line).not.toContain('joan');
  });

  it('says the same of what caused it', () => {
    const { line } = logOf(new Error('import failed', { cause: uniqueViolation }));
    expect(JSON.parse(line)).toMatchObject({ err: { cause: { constraint: 'persons_email' } } });
    expect(line).not.toContain('joan');
  });
});
