import type { importPlan } from '@fairshift/contracts';
import type { z } from 'zod';
import { changeWords } from '../../storage/index.js';
import type { GenerationChange } from '../../storage/index.js';

type ImportPlan = z.output<typeof importPlan>;
type Period = ImportPlan['adds'][number];
/** A period as storage knows it. */
type Stored = GenerationChange['adds'][number];

const plain = ({ start, end, kind }: Stored): Period => ({ start, end, kind: kind as Period['kind'] });

/** What starting an import would do. */
export function planOf(change: GenerationChange): ImportPlan {
  return {
    alreadyHeld: false,
    adds: change.adds.map(plain),
    replaces: [...change.replaces, ...change.replacesParts.periods].map(plain),
    leaves: change.leaves.length,
    words: changeWords(change, 'present'),
  };
}

/** Of a file whose figures stand in the dataset. @param periods how many the dataset holds */
export const planOfHeld = (periods: number): ImportPlan => ({
  alreadyHeld: true,
  adds: [],
  replaces: [],
  leaves: periods,
  words: 'This file is in the dataset already, and all of it still stands. Starting changes nothing.',
});
