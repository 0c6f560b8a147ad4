import { AppError } from '../../platform/errors.js';

/** An organisation without an admin could never be opened again. */
export class LastAdmin extends AppError {
  constructor() {
    super('last-admin', 409, 'This is the only admin. Make somebody else an admin first.');
  }
}

/** A recovery link opens an account everywhere: only who is at home in one place may be helped there. */
export class WorksElsewhere extends AppError {
  constructor() {
    super(
      'works-elsewhere',
      409,
      'This person has rights outside your organisation too, and a link from here could open those. Ask whoever runs Fairshift for a recovery link.',
    );
  }
}

export class AlreadyMember extends AppError {
  constructor() {
    super('already-member', 409, 'This person is in your organisation already.');
  }
}
