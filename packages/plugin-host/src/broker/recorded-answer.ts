import { z } from 'zod';

/**
 * One recorded request with its answer: `<number>-<words>.json` in a folder. Written by hand or by a recording. The body
 * stands in `json`, in `text`, or in a file of the same folder; an answer without one is empty.
 */
export const recordedAnswer = z.strictObject({
  request: z.strictObject({
    method: z.string().default('GET'),
    url: z.string(),
    /** Of the body that was sent, as hexadecimal; any body when left out. */
    bodySha256: z.string().optional(),
  }),
  response: z.strictObject({
    status: z.number().int().min(200).max(599).default(200),
    headers: z.record(z.string(), z.string()).default({}),
    json: z.json().optional(),
    text: z.string().optional(),
    file: z
      .string()
      .regex(/^[\w-][\w.-]{0,150}$/, 'A body lies in the same folder.')
      .optional(),
  }),
});

export type RecordedAnswer = z.output<typeof recordedAnswer>;
