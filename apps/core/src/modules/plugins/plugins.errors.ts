import { AppError } from '../../platform/errors.js';

/** A file that holds no plugin we could use; the sentence says why. */
export class PluginFileRefused extends AppError {
  constructor(fileName: string, why: string, cause?: unknown) {
    super('plugin-refused', 422, `${fileName} was not added. ${why}`, {
      errors: [{ file: fileName, rule: 'plugin', message: why }],
      cause,
    });
  }
}

/** What is decided on is exactly what was read. */
export class PluginChanged extends AppError {
  constructor() {
    super('plugin-changed', 409, 'This plugin changed since you read about it. Read it again, then decide.');
  }
}

/** The plugin's state does not allow what was asked. */
export class PluginStateError extends AppError {
  constructor(detail: string) {
    super('plugin-state', 409, detail);
  }
}
