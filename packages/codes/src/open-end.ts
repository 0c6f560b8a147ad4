/** The end of a period that has not ended, as the day after its last day. Text compares as dates do. */
export const OPEN_END = '9999-12-31';
