import { describe, expect, it } from '@jest/globals';
import { makeWorkbook } from '@fairshift/tabular/testing';
import { complaintsExport as source } from '../index.js';
import { run } from '../test-run.js';

const HEADING = ['Ref', 'Incident date', 'Directorate', 'Category', 'Severity'];
// 45,356 is 5 March 2024 by the serial numbers of workbooks.
const CASE = ['W1', { date: 45_356 }, 'Medicine', 'Falls', 'Low'] as const;

describe('an export as a workbook', () => {
  it('is read from the first sheet that is shown and has the headings', async () => {
    const workbook = makeWorkbook({
      sheets: [
        { name: 'Old', hidden: true, rows: [HEADING, CASE, CASE] },
        { name: 'About', rows: [['Made on Monday']] },
        { name: 'Cases', rows: [['Incidents of March'], [], HEADING, CASE, ['W2', ...CASE.slice(1)]] },
      ],
    });
    const { rows, problems, events } = await run(source, workbook);
    expect(problems).toEqual([]);
    expect(rows.map(({ cells }) => [cells['period'], cells['category'], cells['incidents']])).toEqual([
      ['2024-03-01/2024-04-01', 'Falls', 2],
    ]);
    expect(events.at(-1)).toMatchObject({ type: 'file', rows: { read: 2 } });
  });

  it('says what is missing when no sheet has the headings', async () => {
    const { thrown } = await run(source, makeWorkbook({ sheets: [{ name: 'A', rows: [['x']] }] }));
    expect(thrown).toMatchObject({ kind: 'data', message: expect.stringContaining('No row of headings') });
  });
});
