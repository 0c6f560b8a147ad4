const SHAPE = /^(\d{4}-\d{2}-\d{2})\/(\d{4}-\d{2}-\d{2})$/;

/** Whether a text is `start/end`: two days of the calendar, the end after the start. */
export function isPeriodAnswer(text: string): boolean {
  const [, start, end] = SHAPE.exec(text) ?? [];
  return start !== undefined && end !== undefined && isDay(start) && isDay(end) && start < end;
}

function isDay(text: string): boolean {
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}
