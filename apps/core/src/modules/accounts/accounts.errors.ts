import { AppError, invalid } from '../../platform/errors.js';

/** The same for a wrong password and for an account that does not exist. */
export class WrongSignIn extends AppError {
  constructor() {
    super('wrong-sign-in', 401, 'Name and password do not go together. Try again.');
  }
}

export class TooManyTries extends AppError {
  constructor(seconds: number) {
    super('too-many-tries', 429, 'There were too many tries. Wait 15 minutes and try again.', {
      headers: { 'Retry-After': String(seconds) },
    });
  }
}

/** Used, expired, taken back or never made: one answer. */
export class LinkNotUsable extends AppError {
  constructor() {
    super('link-not-usable', 410, 'This link was used before or is too old. Ask for a new one.');
  }
}

export class LoginTaken extends AppError {
  constructor() {
    super('login-taken', 409, 'Somebody has this login name. Choose another.');
  }
}

/** The invitation's address became somebody's between opening the link and using it. */
export class EmailTaken extends AppError {
  constructor() {
    super('email-taken', 409, 'Somebody has an account with this e-mail address. Open the link again.');
  }
}

export const fieldProblem = (column: string, message: string): AppError =>
  invalid([{ column, rule: column, message }], message);
