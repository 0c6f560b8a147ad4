import { AppError } from '../../platform/errors.js';

/** A team member tried to change a project of a team that they are not in. */
export class NotYourTeam extends AppError {
  constructor(teamName: string) {
    super(
      'not-your-team',
      403,
      `This project belongs to ${teamName}. Ask your organisation admin to add you to that team.`,
    );
  }
}

/** A chart type that no enabled plugin offers. */
export class UnknownChartType extends AppError {
  constructor(name: string) {
    super('unknown-chart-type', 422, `There is no chart type called ${name} here.`);
  }
}

/** Options are few and small; this is not a place to keep data. */
export class TooManyOptions extends AppError {
  constructor() {
    super('too-many-options', 422, 'The options of this chart are too long to keep.');
  }
}

/** Others look at a copy of this chart: who may release must withdraw it before it goes. */
export class ChartIsReleased extends AppError {
  constructor() {
    super(
      'chart-is-released',
      422,
      'Other organisations can see this chart. Withdraw it first, then take it away.',
    );
  }
}
