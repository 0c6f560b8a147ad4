// Reads one file with the bare parser and does nothing with it: the yardstick of `inspect`.
import { createReadStream } from 'node:fs';

const [file] = process.argv.slice(2);
if (file.endsWith('.csv')) {
  const { default: Papa } = await import('papaparse');
  await new Promise((resolve, reject) => {
    Papa.parse(createReadStream(file), { chunk: () => undefined, complete: resolve, error: reject });
  });
} else {
  const { default: readExcelFile } = await import('read-excel-file/node');
  await readExcelFile(file);
}
