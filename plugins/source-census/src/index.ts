export { censusBulk } from './bulk/index.js';
export { censusCustom } from './custom-dataset/index.js';
export { imd2019 } from './imd/index.js';
export { lsoaLookup } from './lsoa-lookup/index.js';
export { nomisQuery } from './nomis-query/index.js';
export { odsOrganisation } from './ord-api/index.js';
export { odsMemberships, odsPractices } from './ods/index.js';
