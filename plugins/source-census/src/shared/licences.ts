import type { Licence } from '@fairshift/plugin-sdk';

/** Open Government Licence v3.0 with the publisher's credit line. */
export function openGovernmentLicence(publisher: string, more = ''): Licence {
  const credit = 'Contains public sector information licensed under the Open Government Licence v3.0.';
  return {
    spdxOrUrl: 'OGL-UK-3.0',
    attribution: `${publisher}. ${credit}${more === '' ? '' : ` ${more}`}`,
    redistribution: 'with-attribution',
  };
}

export const OS_CREDIT = 'Contains OS data (c) Crown copyright and database right.';
