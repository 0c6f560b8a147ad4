import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { SourceProblem } from '@fairshift/plugin-host';
import { openFile } from '../modules/storage/index.js';
import type { OpenedFile } from '../modules/storage/index.js';

const refused = (rule: string, message: string, remedy: string): SourceProblem => ({
  row: 0,
  rule,
  message,
  remedy,
});

/** A file on this machine, to be closed; or why it cannot be read. */
export async function openForInspection(file: string): Promise<OpenedFile | SourceProblem> {
  try {
    const found = await stat(file);
    if (found.isDirectory()) return refused('is-a-folder', 'This is a folder.', 'Name the files in it.');
    if (!found.isFile())
      return refused('not-a-file', 'This is not an ordinary file.', 'Save it as a file first.');
    if (found.size === 0) return refused('empty-file', 'The file is empty.', 'Choose another file.');
    return await openFile(file, path.basename(file));
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    return code === 'ENOENT'
      ? refused('file-missing', 'There is no such file.', 'Check the path.')
      : refused('file-unreadable', `The file cannot be read (${code}).`, 'Check your rights to the file.');
  }
}
