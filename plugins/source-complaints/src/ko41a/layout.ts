import { plainHeading } from '@fairshift/tabular';

/**
 * What is known of KO41a is from publication pages and scripts: five identifying columns and 78 measures in eight
 * sections. No file could be had, so headings are matched by their words, and what is not known is told.
 */
export interface Ko41aLayout {
  readonly headings: readonly string[];
  readonly year: number;
  readonly quarter: number;
  readonly organisation: number;
  readonly organisationName: number;
  readonly site: number;
  readonly siteName: number;
  readonly totals: readonly { readonly at: number; readonly measure: string }[];
  readonly parts: readonly { readonly at: number; readonly section: string; readonly group: string }[];
  readonly others: readonly string[];
}

/** Totals of a site, the longer words first: "not upheld" is no "upheld". */
export const TOTALS = [
  { measure: 'brought-forward', title: 'Complaints brought forward', words: /brought forward/ },
  { measure: 'carried-forward', title: 'Complaints carried forward', words: /carried forward/ },
  { measure: 'not-upheld', title: 'Complaints not upheld', words: /not upheld/ },
  { measure: 'partially-upheld', title: 'Complaints upheld in part', words: /part(?:ial|ial?ly|ly)? upheld/ },
  { measure: 'upheld', title: 'Complaints upheld', words: /upheld/ },
  { measure: 'resolved', title: 'Complaints resolved', words: /resolved/ },
  { measure: 'new', title: 'New complaints', words: /\bnew\b/ },
] as const;

/** Sections that split the new complaints. One complaint counts in several groups of those that overlap. */
export const SECTIONS = [
  {
    id: 'age',
    title: 'Age of patient',
    role: 'equity',
    overlaps: false,
    words: /^(?:age of patient|patient age|age)\b/,
  },
  {
    id: 'complainant',
    title: 'Status of complainant',
    role: 'category',
    overlaps: false,
    words: /^(?:status of complainant|complainant status|complainant|status)\b/,
  },
  {
    id: 'service-area',
    title: 'Service area',
    role: 'category',
    overlaps: true,
    words: /^(?:service area|service)\b/,
  },
  {
    id: 'clinical',
    title: 'Clinical sub-category',
    role: 'category',
    overlaps: true,
    words: /^(?:clinical sub-?categor(?:y|ies)|clinical)\b/,
  },
  {
    id: 'subject',
    title: 'Subject area',
    role: 'category',
    overlaps: true,
    words: /^(?:subject area|subject)\b/,
  },
  { id: 'profession', title: 'Profession', role: 'category', overlaps: true, words: /^(?:profession)\b/ },
] as const;

const IDENTIFYING = {
  year: /^(?:financial )?year$/,
  quarter: /^(?:quarter|qtr)$/,
  organisation: /^(?:org(?:anisation)?|provider|trust) ?(?:ods )?code$/,
  organisationName: /^(?:org(?:anisation)?|provider|trust) ?name$/,
  site: /^site ?(?:ods )?code$/,
  siteName: /^site ?name$/,
} as const;

const words = (heading: string): string => plainHeading(heading).replaceAll('_', ' ').replace(/\s+/g, ' ');

/** The layout of a heading row; undefined when it has no year, organisation and new complaints, or no section. */
export function ko41aLayout(row: readonly string[]): Ko41aLayout | undefined {
  const plain = row.map(words);
  const find = (pattern: RegExp) => plain.findIndex((heading) => pattern.test(heading));
  const at = {
    year: find(IDENTIFYING.year),
    quarter: find(IDENTIFYING.quarter),
    organisation: find(IDENTIFYING.organisation),
    organisationName: find(IDENTIFYING.organisationName),
    site: find(IDENTIFYING.site),
    siteName: find(IDENTIFYING.siteName),
  };
  const taken = new Set(Object.values(at));
  const totals: { at: number; measure: string }[] = [];
  const parts: { at: number; section: string; group: string }[] = [];
  const others: string[] = [];
  for (const [index, heading] of plain.entries()) {
    if (taken.has(index) || heading === '') continue;
    const part = partOf(heading, row[index] ?? '');
    const total = TOTALS.find((each) => each.words.test(heading))?.measure;
    if (part !== undefined) parts.push({ at: index, ...part });
    else if (total !== undefined && !totals.some(({ measure }) => measure === total))
      totals.push({ at: index, measure: total });
    else others.push((row[index] ?? '').trim());
  }
  const isWhole =
    at.year >= 0 &&
    at.organisation >= 0 &&
    parts.length > 0 &&
    totals.some(({ measure }) => measure === 'new');
  return isWhole ? { headings: row, ...at, totals, parts, others } : undefined;
}

/** `Subject area: Communications` is the group Communications of the section of subjects. */
function partOf(heading: string, asWritten: string): { section: string; group: string } | undefined {
  for (const { id, words: pattern } of SECTIONS) {
    const prefix = pattern.exec(heading)?.[0];
    if (prefix === undefined) continue;
    const group = asWritten
      .trim()
      .replaceAll('_', ' ')
      .replace(/\s+/g, ' ')
      .slice(prefix.length)
      .replace(/^[\s:,–-]+/, '');
    return group === '' || /^total$/i.test(group) ? undefined : { section: id, group };
  }
  return undefined;
}
