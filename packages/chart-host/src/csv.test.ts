import { describe, expect, it } from '@jest/globals';
import { csvFileName, descriptionToCsv, safeCell } from './csv.js';

describe('safeCell', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+44 20', "'+44 20"],
    ['-1+2', "'-1+2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', "'\r=1"],
    ['  =1', "'  =1"],
    ['\uFF1D1+1', "'\uFF1D1+1"],
    ['\uFF20SUM', "'\uFF20SUM"],
    ['=HYPERLINK("https://example.org")', '\'=HYPERLINK("https://example.org")'],
  ])('neutralises %j', (cell, safe) => {
    expect(safeCell(cell)).toBe(safe);
  });

  it.each([
    [-5, '-5'],
    ['-5', '-5'],
    ['-0.9', '-0.9'],
    ['\u22120.9', '-0.9'],
    [0, '0'],
    ['67.1%', '67.1%'],
    ['25 to 49', '25 to 49'],
    [null, ''],
  ])('writes %j as it is for a spreadsheet', (cell, text) => {
    expect(safeCell(cell)).toBe(text);
  });
});

describe('descriptionToCsv', () => {
  const description = {
    headline: 'Access rose, from 67% to 85%',
    sentences: [],
    table: {
      caption: 'People starting',
      columns: ['Month', 'Change', 'Note'],
      rows: [
        ['June 2020', -5, 'said "yes"'],
        ['July 2020', null, '=cmd'],
      ],
    },
  };

  it('writes headings first, then figures, then what they are and where they come from', () => {
    const csv = descriptionToCsv(description, {
      source: 'Referral records',
      licence: 'OGL-UK-3.0',
      example: 'Example, based on Aurelio et al 2024',
      ruleSet: 'Making Data Count, November 2023',
    });
    expect(csv.split('\r\n')).toEqual([
      'Month,Change,Note',
      'June 2020,-5,"said ""yes"""',
      "July 2020,,'=cmd",
      '',
      'Example,"Example, based on Aurelio et al 2024"',
      'Title,People starting',
      'Finding,"Access rose, from 67% to 85%"',
      'Rule set,"Making Data Count, November 2023"',
      'Source,Referral records',
      'Licence,OGL-UK-3.0',
      '',
    ]);
    expect(csv.charCodeAt(0)).not.toBe(0xfe_ff);
  });
});

describe('csvFileName', () => {
  it('keeps words and leaves out signs', () => {
    expect(csvFileName('Access rose from 67% to 85%')).toBe('access-rose-from-67-to-85.csv');
    expect(csvFileName('../../x')).toBe('x.csv');
    expect(csvFileName('%%%')).toBe('chart.csv');
  });
});
