import type { PeriodKind } from '@fairshift/plugin-sdk';

const DAY_MS = 86_400_000;
const PERIOD = /^(\d{4}-\d{2}-\d{2})\/(\d{4}-\d{2}-\d{2})$/;

/** A time cell, understood: a period, and for an instant the seconds after midnight in London. */
export interface TimeCell {
  readonly start: string;
  /** Exclusive. */
  readonly end: string;
  /** Undefined when only the date is known. */
  readonly seconds?: number;
}

/** Reads `2020-08-10/2020-08-24` (end exclusive). Undefined when it is no such period. */
export function parsePeriodCell(text: string): TimeCell | undefined {
  const match = PERIOD.exec(text);
  const [, start = '', end = ''] = match ?? [];
  if (match === null || !isDate(start) || !isDate(end) || start >= end) return undefined;
  return { start, end };
}

/** Reads `2024-03-01` or `2024-03-01T13:45:00Z`, as the day it is in London. Undefined when it is neither. */
export function parseInstantCell(text: string): TimeCell | undefined {
  if (text.length === 10) return isDate(text) ? { start: text, end: dayAfter(text) } : undefined;
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/.test(text))
    return undefined;
  const time = Date.parse(text);
  if (Number.isNaN(time) || !isDate(text.slice(0, 10))) return undefined;
  const local = time + londonOffset(time);
  const start = new Date(local).toISOString().slice(0, 10);
  return { start, end: dayAfter(start), seconds: Math.floor((local - Date.parse(start)) / 1000) };
}

/** The kind that an interval has by its dates alone; week means Monday to Monday. */
export function kindOfInterval(start: string, end: string): PeriodKind {
  const days = (Date.parse(end) - Date.parse(start)) / DAY_MS;
  if (days === 1) return 'day';
  if (days === 7 && new Date(start).getUTCDay() === 1) return 'week';
  if (days === 14) return 'fortnight';
  const months = monthsBetween(start, end);
  const month = start.slice(5, 7);
  if (months === 1) return 'month';
  if (months === 3 && ['01', '04', '07', '10'].includes(month)) return 'quarter';
  if (months !== 12) return 'irregular';
  if (month === '01') return 'year';
  if (month === '04') return 'financial-year';
  return month === '08' || month === '09' ? 'academic-year' : 'irregular';
}

/** Whole calendar months from the first of one to the first of another, else 0. */
function monthsBetween(start: string, end: string): number {
  if (!start.endsWith('-01') || !end.endsWith('-01')) return 0;
  const years = Number(end.slice(0, 4)) - Number(start.slice(0, 4));
  return years * 12 + Number(end.slice(5, 7)) - Number(start.slice(5, 7));
}

function isDate(text: string): boolean {
  const time = Date.parse(text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

function dayAfter(date: string): string {
  return new Date(Date.parse(date) + DAY_MS).toISOString().slice(0, 10);
}

const london = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', timeZoneName: 'longOffset' });
const offsets = new Map<number, number>();

/** Milliseconds that London is ahead of UTC. It only changes on the hour, so an hour is asked once. */
function londonOffset(time: number): number {
  const hour = Math.floor(time / 3_600_000);
  let offset = offsets.get(hour);
  if (offset === undefined) {
    const name = london.formatToParts(time).find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
    const match = /([+-])(\d{2}):(\d{2})/.exec(name);
    const minutes = match === null ? 0 : Number(match[2]) * 60 + Number(match[3]);
    offset = minutes * 60_000 * (match?.[1] === '-' ? -1 : 1);
    offsets.set(hour, offset);
  }
  return offset;
}
