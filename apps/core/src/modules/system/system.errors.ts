import { AppError } from '../../platform/errors.js';

export class HasSystemRole extends AppError {
  constructor() {
    super('has-system-role', 409, 'This person has this role already.');
  }
}

/** Without one, nobody could add organisations or appoint another. */
export class LastSystemAdministrator extends AppError {
  constructor() {
    super(
      'last-system-administrator',
      409,
      'This is the only system administrator. Give somebody else the role first.',
    );
  }
}
