/** Something that the author can mend. The message is a sentence for a terminal. */
export class CliError extends Error {
  override readonly name = 'CliError';
  readonly code = 'plugin-cli';
}
