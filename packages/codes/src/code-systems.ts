/** URIs that say which list a code is from, so that two sources can be joined. */
export const CODE_SYSTEMS = {
  /** ONS nine-character codes of areas, such as E92000001. */
  onsArea: 'http://statistics.data.gov.uk/id/statistical-geography',
  /** NHS Organisation Data Service codes, such as E81002. */
  odsOrganisation: 'https://fhir.nhs.uk/Id/ods-organization-code',
  /** The 2001 census 16+1 set, still the national standard. */
  ethnicCategory: 'https://fhir.hl7.org.uk/CodeSystem/UKCore-EthnicCategoryEngland',
  /** The 19 ethnic groups of the 2021 census, by their ONS codes 1 to 19. */
  ethnicGroupCensus2021: 'urn:fairshift:codes:ethnic-group:census-2021',
  /** Its five broad groups, 1 to 5. */
  ethnicGroupBroadCensus2021: 'urn:fairshift:codes:ethnic-group-broad:census-2021',
  sex: 'urn:fairshift:codes:sex',
  ageBand: 'urn:fairshift:codes:age-band',
  deprivationDecile2015: 'urn:fairshift:codes:imd-decile:2015',
  deprivationDecile2019: 'urn:fairshift:codes:imd-decile:2019',
  deprivationDecile2025: 'urn:fairshift:codes:imd-decile:2025',
  /** PRESCRIBING SETTING of an organisation of the prescribing cost centre list. */
  prescribingSetting: 'urn:fairshift:codes:ods:prescribing-setting',
  /** STATUS CODE of an organisation: A, C, D or P. */
  organisationStatus: 'urn:fairshift:codes:ods:status',
  /** CHGIND of the look-up of 2011 to 2021 LSOAs: U, S, M or X. */
  lsoaChange: 'urn:fairshift:codes:lsoa-change:2011-2021',
  /** Places that only their own file knows. */
  ownPlace: 'urn:fairshift:codes:own-place',
} as const;

/** Whether a code has the shape of an ONS area code: a letter for the country, then eight digits. */
export function isOnsAreaCode(code: string): boolean {
  return /^[EWSNKLMJ]\d{8}$/.test(code);
}
