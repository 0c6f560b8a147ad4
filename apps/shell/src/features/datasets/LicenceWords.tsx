const KNOWN: Readonly<Record<string, string>> = {
  'OGL-UK-3.0': 'Open Government Licence v3.0',
  'CC-BY-4.0': 'Creative Commons Attribution 4.0',
  'CC-BY-NC-4.0': 'Creative Commons Attribution, not for business, 4.0',
  'CC0-1.0': 'No rights reserved',
};

/** A licence by its name, and whom to thank. */
export function LicenceWords({ licence, attribution }: { licence: string; attribution: string }) {
  const name = KNOWN[licence] ?? licence;
  return attribution === '' ? name : `${name}. ${attribution}`;
}
