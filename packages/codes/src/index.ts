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
export { holdsNhsNumber, isNhsNumber } from './nhs-number.js';
export { sex, SEXES } from './sex.js';
export { unknownValue } from './unknown-values.js';
export { AREA_KINDS, areaKind, type AreaKind } from './area-kinds.js';
export {
  CENSUS_2021_BROAD_GROUPS,
  CENSUS_2021_ETHNIC_GROUPS,
  censusBroadGroup,
  censusEthnicGroup,
  type CensusEthnicGroup,
} from './census-ethnicity.js';
export {
  BROAD_GROUP_FROM_CENSUS_2021,
  census2021BroadGroupOf,
  type GroupCrosswalk,
  NHS_ETHNICITY_FROM_CENSUS_2021,
} from './ethnic-crosswalk.js';
export { type GroupMatch, type HeldGroup, matchGroups } from './match-groups.js';
export {
  indexLsoaLinks,
  LSOA_CHANGES,
  lsoa2011Of,
  lsoa2021Of,
  lsoaChange,
  type LsoaChange,
  type LsoaLink,
  type LsoaLinks,
  type LsoaSuccessors,
} from './lsoa-change.js';
export { decileOfLsoa2021, decileOfRank, type DecileOfArea, IMD_2019_AREAS } from './area-deprivation.js';
export {
  indexMemberships,
  isOpenOn,
  type ListedDays,
  type Membership,
  type MembershipIndex,
  membershipOf,
  type ParentOn,
  parentOn,
  type Succession,
  type SuccessorsOn,
  successorsOn,
} from './ods-history.js';
export {
  GP_PRACTICE_SETTING,
  ORGANISATION_STATUSES,
  organisationStatus,
  prescribingSetting,
} from './ods-lists.js';
export { OPEN_END } from './open-end.js';
export { type SplitLike, splitLike } from './split-like.js';
