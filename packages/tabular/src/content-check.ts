import { TabularError } from './tabular-error.js';

const HTML = /^\s*<(?:!doctype\s+html|html|head|body|table|\?xml|!--)/i;

/** Refuses what is often saved under the name of a CSV file but is another thing. @throws TabularError */
export function checkFirstBytes(bytes: Uint8Array): void {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04]) || startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) {
    throw new TabularError(
      'spreadsheet',
      'This is a spreadsheet file or a zip file, not a CSV file.',
      'Open it, choose the sheet, and save that sheet as "CSV UTF-8".',
    );
  }
  if (startsWith(bytes, [0x25, 0x50, 0x44, 0x46]) || startsWith(bytes, [0x1f, 0x8b])) {
    throw new TabularError(
      'not-text',
      'This is a PDF or a compressed file, not a CSV file.',
      'Look for the CSV file where you found this one.',
    );
  }
}

/** Refuses a web page that was saved as CSV. @throws TabularError */
export function checkFirstText(text: string): void {
  if (!HTML.test(text)) return;
  throw new TabularError(
    'html',
    'This is a web page, not a CSV file. A sign-in page or an error page may have been saved.',
    'Download the file again, and check that it opens as a table.',
    { row: 1 },
  );
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}
