export { type CodeEntry, type GroupRole, LAST_POSITION } from './code-entry.js';
export { CODE_SYSTEMS, isOnsAreaCode } from './code-systems.js';
export { ageBand, ageBandOf, type AgeBand, type AgeScheme, CERVICAL_SCREENING_AGES } from './age-bands.js';
export {
  decileCodeSystem,
  deprivationDecile,
  deprivationVintage,
  type DecileDirection,
  type DeprivationDecile,
  type DeprivationVintage,
} from './deprivation.js';
export { ETHNIC_CATEGORIES, ethnicCategory, type EthnicCategory } from './ethnicity.js';
export { sex, SEXES } from './sex.js';
export { unknownValue } from './unknown-values.js';
