export interface Progress {
  readonly done: number;
  readonly total?: number;
  readonly label?: string;
}

/** How far a child says that it is, as numbers and a short word, whatever it sent. */
export function checkProgress(message: {
  readonly done?: unknown;
  readonly total?: unknown;
  readonly label?: unknown;
}): Progress {
  const { done, total, label } = message;
  return {
    done: Number(done) || 0,
    ...(total === undefined ? {} : { total: Number(total) || 0 }),
    ...(label === undefined ? {} : { label: String(label).slice(0, 200) }),
  };
}
