import { z } from 'zod';

const date = z.object({
  Type: z.string().optional(),
  Start: z.string().optional(),
  End: z.string().optional(),
});
const target = z.object({
  OrgId: z.object({ extension: z.string() }),
  PrimaryRoleId: z.object({ id: z.string() }).optional(),
});

/** One organisation as the ORD interface of the ODS answers. What is not read may have any shape. */
export const answerShape = z.object({
  Organisation: z.object({
    Name: z.string(),
    Status: z.string(),
    OrgId: z.object({ extension: z.string() }),
    Date: z.array(date).optional(),
    Roles: z.object({
      Role: z.array(z.object({ id: z.string(), primaryRole: z.boolean().optional(), Status: z.string() })),
    }),
    Rels: z
      .object({
        Rel: z.array(
          z.object({ id: z.string(), Status: z.string(), Target: target, Date: z.array(date).optional() }),
        ),
      })
      .optional(),
    Succs: z
      .object({
        Succ: z.array(z.object({ Type: z.string(), Target: target, Date: z.array(date).optional() })),
      })
      .optional(),
  }),
});

export type Organisation = z.output<typeof answerShape>['Organisation'];
export type AnswerDate = z.output<typeof date>;

/** The organisation of an answer; why it is none, in words. */
export function parseAnswer(text: string): Organisation | string {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return 'The file is not JSON, or it was cut short.';
  }
  const result = answerShape.safeParse(json);
  if (result.success) return result.data.Organisation;
  const issue = result.error.issues[0];
  return `It is no answer about one organisation: ${issue?.path.join('.') ?? ''} is missing or of another kind.`;
}
