// Takes the organisation predicate out of every source file of core before it is compiled.
import swcJest from '@swc/jest';
import { node } from '@fairshift/jest-preset';
import { isRewritten, withoutPredicates } from './predicates.ts';

const [[, [, options]]] = Object.entries(node.transform);
const swc = swcJest.createTransformer(options);

const rewrite = (source, file) => (isRewritten(file) ? withoutPredicates(source) : source);

export default {
  ...swc,
  process: (source, file, ...more) => swc.process(rewrite(source, file), file, ...more),
  processAsync: (source, file, ...more) => swc.processAsync(rewrite(source, file), file, ...more),
  getCacheKey: (source, file, ...more) =>
    `unguarded-${swc.getCacheKey(rewrite(source, file), file, ...more)}`,
};
