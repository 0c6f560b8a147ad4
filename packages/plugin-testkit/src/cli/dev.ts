import type { CliOptions } from './main.js';
import { CliError } from './cli-error.js';
export async function dev(_target: string, _options: CliOptions): Promise<number> {
  throw new CliError('not yet');
}
