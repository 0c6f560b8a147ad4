import { describe, expect, it } from '@jest/globals';
import { problemsCsv } from './problems-csv.js';

describe('problemsCsv', () => {
  it('never hands a formula of the file to a spreadsheet', () => {
    const csv = problemsCsv([
      { row: 41, column: 'Eligible', found: '=1+1', rule: 'number', message: 'Not a number, "x"' },
    ]);
    expect(csv.split('\r\n')).toEqual([
      'Row,Column,In the file,Why,What to do,Rule',
      `41,Eligible,'=1+1,"Not a number, ""x""",,number`,
      '',
    ]);
  });

  it('neutralises a leading minus in text but keeps row numbers', () => {
    expect(problemsCsv([{ row: 2, found: '-2+3', rule: 'r', message: 'm' }])).toContain(`2,,'-2+3,m,,r`);
  });
});
