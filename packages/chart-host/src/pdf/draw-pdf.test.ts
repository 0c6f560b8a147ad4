/** @jest-environment node */
import { execFileSync } from 'node:child_process';
import { describe, expect, it } from '@jest/globals';
import { readPngParts } from '../node/png-parts.js';
import { readPdf, type PdfElement } from '../testing/read-pdf.js';
import { drawPdf } from './draw-pdf.js';
import type { PdfPage } from './pdf-page.js';

const SENTENCES = [
  'Share of people seen – Ŵyddgrug, ≥ 18 years, each month.',
  'In March it was ≤ 5′, at the café of Llŷn.',
  'These events are marked.',
];
const page: PdfPage = {
  orientation: 'portrait',
  about: {
    title: 'Coverage <by> ward & team',
    author: 'Ysbyty Gŵr',
    subject: 'Control chart',
    record: 'sha256 0123',
    creator: 'Fairshift 9.9.9',
    madeAt: new Date('2026-11-29T10:00:00Z'),
  },
  eyebrow: 'Ysbyty Gŵr · Coverage <by> ward & team',
  example: true,
  heading: 'Coverage rose from 54% to 68%.',
  figure: {
    svg:
      '<svg xmlns="http://www.w3.org/2000/svg" width="680" height="200" viewBox="0 0 680 200">' +
      '<rect width="680" height="200" fill="#ffffff"/><text x="20" y="40" font-size="14">Label in the picture</text>' +
      '<path d="M0 0L680 200" stroke="#005eb8" stroke-dasharray="4 2" fill="none"/></svg>',
    width: 680,
    height: 200,
    alt: 'Control chart. Coverage rose (from 54% to 68%).',
  },
  events: ['A. 2 January 2024: snow (outside event)'],
  words: {
    heading: 'In words',
    paragraphs: [
      { topic: 'What', text: SENTENCES[0]! },
      { topic: 'Now', text: SENTENCES[1]! },
      { text: SENTENCES[2]! },
    ],
  },
  numbers: {
    heading: 'The numbers',
    caption: 'Coverage, by month.',
    columns: ['Month', 'Number', 'Per cent'],
    rows: [
      ['January 2024', 1234.5, '54%'],
      ['February 2024', null, 'held back'],
    ],
    isInTimeOrder: true,
  },
  foot: ['Source: Ward records. Licence: OGL-UK-3.0.', 'Drawn on 29 November 2026.'],
};
const ORDER = [
  page.eyebrow,
  'Example',
  page.heading,
  'A. 2 January 2024: snow (outside event)',
  'In words',
  `What: ${SENTENCES[0]}`,
  `Now: ${SENTENCES[1]}`,
  SENTENCES[2]!,
  'The numbers',
  'Coverage, by month.',
  'Month',
  'Number',
  'Per cent',
  'January 2024',
  '1,234.5',
  '54%',
  'February 2024',
  '',
  'held back',
  ...page.foot,
];

const draw = async (other: Partial<PdfPage> = {}) => drawPdf({ ...page, ...other }, await readPngParts());
const read = async (other: Partial<PdfPage> = {}) => readPdf(await draw(other));
const flat = (element: PdfElement): readonly PdfElement[] => [element, ...element.children.flatMap(flat)];
const leaves = (element: PdfElement) => flat(element).filter(({ children }) => children.length === 0);
const typesOf = ({ structure }: Awaited<ReturnType<typeof read>>) =>
  structure.children.map(({ type }) => type);

const rowsOf = (count: number) =>
  Array.from({ length: count }, (_, i) => [`Period ${i + 1}`, i, `${i}%`] as const);
const numbers = (count: number, isInTimeOrder = true) => ({
  ...page.numbers!,
  rows: rowsOf(count),
  isInTimeOrder,
});

describe('a chart as a page of A4', () => {
  it('is one page with language, title, date and structure', async () => {
    const pdf = await read();
    expect(pdf).toMatchObject({ pages: 1, language: 'en-GB', isMarked: true, size: [0, 0, 595.28, 841.89] });
    expect(pdf.info).toMatchObject({
      Title: 'Coverage <by> ward & team',
      Author: 'Ysbyty Gŵr',
      Keywords: 'sha256 0123',
      CreationDate: 'D:20261129100000Z',
    });
    expect(pdf.metadata).toContain('>Coverage &lt;by&gt; ward &amp; team</rdf:li>');
  });

  it('has heading, picture with words for it, paragraphs and a table, in reading order', async () => {
    const pdf = await read();
    expect(pdf.structure.type).toBe('Document');
    expect(typesOf(pdf)).toEqual([
      'P',
      'P',
      'H1',
      'Figure',
      'P',
      'H2',
      'P',
      'P',
      'P',
      'H2',
      'P',
      'Table',
      'P',
      'P',
    ]);
    expect(flat(pdf.structure).filter(({ alt }) => alt !== undefined)).toEqual([
      expect.objectContaining({ type: 'Figure', alt: page.figure.alt, text: '' }),
    ]);
    const table = pdf.structure.children.find(({ type }) => type === 'Table')!;
    expect(
      table.children.map(({ type, children }) => [
        type,
        children.map((cell) => `${cell.type} ${cell.scope}`),
      ]),
    ).toEqual([
      ['TR', ['TH Column', 'TH Column', 'TH Column']],
      ['TR', ['TH Row', 'TD undefined', 'TD undefined']],
      ['TR', ['TH Row', 'TD undefined', 'TD undefined']],
    ]);
    expect(
      leaves(pdf.structure)
        .filter(({ type }) => type !== 'Figure')
        .map(({ text }) => text),
    ).toEqual(ORDER);
  });

  it('says the same, in that order, to a program that takes the text out', async () => {
    // What is drawn, read by our own reader; letters of the picture are outlines and not among it.
    expect((await read()).text.split('\n').filter((line) => line !== '')).toEqual(
      ORDER.filter((line) => line !== ''),
    );
  });

  it.each(['portrait', 'landscape'] as const)(
    'is read so by pdftotext too, %s, where the computer has it',
    async (orientation) => {
      let text: string;
      try {
        text = execFileSync('pdftotext', ['-', '-'], {
          input: await draw({ orientation }),
          encoding: 'utf8',
        });
      } catch (error) {
        // The order itself is checked above, by a reader of our own.
        expect((error as NodeJS.ErrnoException).code).toBe('ENOENT');
        return;
      }
      const plain = text.replaceAll(/\s+/g, ' ');
      let at = 0;
      for (const each of [page.heading, ...SENTENCES, 'February 2024', 'held back', ...page.foot]) {
        const found = plain.indexOf(each, at);
        expect([each, found >= at]).toEqual([each, true]);
        at = found + each.length;
      }
      expect(plain).not.toContain('Label in the picture');
    },
  );

  it.each([
    [24, true],
    [60, true],
    [5_000, true],
    [60, false],
  ])('stays one page with %d rows, and says which are shown', async (count, isInTimeOrder) => {
    const pdf = await read({ numbers: numbers(count, isInTimeOrder) });
    expect(pdf.pages).toBe(1);
    const table = pdf.structure.children.find(({ type }) => type === 'Table')!;
    const shown = table.children.slice(1).map(({ children }) => children[0]!.text);
    const all = rowsOf(count).map(([period]) => period);
    expect(shown).toEqual(isInTimeOrder ? all.slice(-shown.length) : all.slice(0, shown.length));
    const left = pdf.structure.children.map(({ text }) => text).find((text) => text.startsWith('These are'));
    const rest = count - shown.length;
    expect(left).toBe(
      rest === 0
        ? undefined
        : `These are the ${isInTimeOrder ? 'last' : 'first'} ${shown.length} rows of ${count}. ` +
            `The other ${rest} are in the CSV and Excel files of this chart.`,
    );
    expect(shown.length).toBeGreaterThanOrEqual(Math.min(count, 20));
  });

  it('stays one page with more words than it can hold, and says so', async () => {
    const text = 'There were 7 points in a row, each higher than the one before. '.repeat(6);
    const paragraphs = Array.from({ length: 200 }, (_, i) => ({ topic: `Part ${i + 1}`, text }));
    const pdf = await read({ words: { heading: 'In words', paragraphs } });
    expect(pdf.pages).toBe(1);
    expect(pdf.text).toContain('The rest of the words does not fit on this page.');
    expect(pdf.text).toContain('Drawn on 29 November 2026.');
  });

  it('can lie on its side, with the same order', async () => {
    const pdf = await read({ orientation: 'landscape' });
    expect(pdf.size).toEqual([0, 0, 841.89, 595.28]);
    expect(
      leaves(pdf.structure)
        .filter(({ type }) => type !== 'Figure')
        .map(({ text }) => text),
    ).toEqual(ORDER);
  });

  it('has no table where the numbers may not be passed on', async () => {
    const { numbers: _, ...without } = page;
    const pdf = readPdf(await drawPdf(without, await readPngParts()));
    expect(flat(pdf.structure).map(({ type }) => type)).not.toContain('Table');
    expect(pdf.text).not.toContain('The numbers');
  });
});
