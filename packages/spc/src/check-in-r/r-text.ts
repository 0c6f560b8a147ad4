/**
 * One line of comment in R, whatever a person typed: a line end in a title would let the rest of it run as code.
 * @returns the line without its end
 */
export function rComment(text: string): string {
  // oxlint-disable-next-line no-control-regex -- these end a line, in R or in an editor
  const line = text.replaceAll(/[\u0000-\u001F\u007F\u0085\u2028\u2029]+/g, ' ').trim();
  return line === '' ? '#' : `# ${line}`;
}

/** A text in R, between single quotes. */
export function rText(text: string): string {
  const escaped = text
    .replaceAll('\\', '\\\\')
    .replaceAll("'", String.raw`\'`)
    // oxlint-disable-next-line no-control-regex -- R reads these by their code
    .replaceAll(/[\u0000-\u001F\u007F\u0085\u2028\u2029]/g, (sign) =>
      sign === '\u0000' ? '' : String.raw`\u` + sign.charCodeAt(0).toString(16).padStart(4, '0'),
    );
  return `'${escaped}'`;
}

/** A number as R reads it; a number that is not there is `NA`. */
export const rNumber = (value: number | null): string =>
  value === null || !Number.isFinite(value) ? 'NA' : String(value);

/** One item as it is, several as `c(…)`. */
export const rItems = (items: readonly (number | string)[]): string =>
  items.length === 1 ? String(items[0]) : `c(${items.join(', ')})`;

const LINE = 96;

/** A vector, broken into lines that fit a screen. */
export function rVector(items: readonly string[]): string {
  const lines: string[] = [];
  let line = '';
  items.forEach((item, i) => {
    const next = i < items.length - 1 ? `${item},` : item;
    if (line !== '' && line.length + next.length + 1 > LINE) {
      lines.push(line);
      line = '';
    }
    line += line === '' ? next : ` ${next}`;
  });
  const all = [...lines, line];
  return all.length === 1 ? `c(${line})` : `c(\n${all.map((each) => `  ${each}`).join('\n')}\n)`;
}
