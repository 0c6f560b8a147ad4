import { AppError } from '../../platform/errors.js';

/** What was asked does not fit the state that the connection is in. */
export class ConnectionStateError extends AppError {
  constructor(detail: string) {
    super('connection-state', 409, detail);
  }
}

/** A source that is not there, or that needs no connection. */
export class ConnectionSourceError extends AppError {
  constructor(detail: string) {
    super('connection-source', 422, detail);
  }
}
