import { z } from 'zod';
import { mapping } from './mapping.js';

/** What the owner says about their files; the mapping comes from the wizard. */
export const config = z.object({
  title: z.string().min(1).max(100).default('Our own data').meta({ title: 'Title' }),
  licence: z
    .string()
    .min(1)
    .max(200)
    .default('Not published')
    .meta({ title: 'Licence, as a name or an address' }),
  attribution: z
    .string()
    .min(1)
    .max(300)
    .default('The organisation’s own figures')
    .meta({ title: 'Credit to print with charts' }),
  redistribution: z
    .enum(['allowed', 'with-attribution', 'not-allowed'])
    .default('with-attribution')
    .meta({ title: 'May others copy the rows?' }),
  disclosure: z
    .enum(['open', 'aggregate', 'restricted'])
    .default('aggregate')
    .meta({ title: 'Who may see it' }),
  mapping: mapping.optional().meta({ title: 'What the columns hold' }),
});

export type Config = z.output<typeof config>;
