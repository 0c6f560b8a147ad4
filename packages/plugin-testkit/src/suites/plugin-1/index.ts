import type { Check } from '../../check.js';
import type { Subject } from '../../subject/subject.js';
import { cleanCode } from './code.js';
import { loads, versions } from './loads.js';
import { noStrays, readme, whole } from './pack.js';

/** What holds for data sources and charts alike. */
export const plugin1: readonly Check<Subject>[] = [whole, noStrays, cleanCode, loads, readme, versions];
