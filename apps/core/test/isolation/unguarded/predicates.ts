/** The forms in which our statements name the organisation, each with what stands in its place without it. */
const FORMS: readonly (readonly [form: RegExp, instead: string])[] = [
  // The parameter is still used, so that the statement takes as many as before.
  [/(?:\b\w+\.)?\borganisation_id\s*=\s*(\$\d+)/g, '($1::uuid is not null)'],
  // Spliced in where COPY takes no parameters; `app.organisation_id` is the setting itself.
  [/(?<!\bapp\.)\borganisation_id\s*=\s*'\$\{[^}]*\}'/g, 'true'],
  // In the table of organisations it is the id.
  [/(?<=\bupdate organisations set [^;`']*\bwhere )id = (\$\d+)/g, '($1::uuid is not null)'],
];

/** A source file as it would be if nobody had thought of the organisation. */
export const withoutPredicates = (source: string): string =>
  FORMS.reduce((text, [form, instead]) => text.replaceAll(form, instead), source);

/** Whether a file's statements are rewritten: all of ours, but the policies themselves. */
export const isRewritten = (file: string): boolean =>
  /\/apps\/core\/src\//.test(file) &&
  !/\/database\/(migrations\/|policies\.ts)/.test(file) &&
  !file.endsWith('.test.ts');

/** Conditions on `organisation_id` that are still there; a join from row to row is none. */
export const predicatesIn = (source: string): string[] =>
  [...source.matchAll(/(?:\b\w+\.)?organisation_id\s*(?:=|<>|!=|\bin\b|\bis\b)\s*([^\s,)`]+)/gi)]
    .filter(([, value]) => !/^\w+\.organisation_id$/.test(value!))
    .map(([condition]) => condition);
