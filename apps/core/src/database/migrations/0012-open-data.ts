import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  `alter table organisations drop constraint organisations_kind_check`,
  `alter table organisations add constraint organisations_kind_check
     check (kind in ('trust', 'gp-practice', 'council', 'charity', 'icb', 'other', 'open-data'))`,
  // One for each system: everybody in it reads what it holds (ADR 23).
  `create unique index organisations_open_data on organisations (system_id) where kind = 'open-data'`,
  // Whose number of people a rate is told by: dataset, column and place of the open data. No foreign key: it lies in another organisation.
  `alter table measures add column people_from jsonb`,
];

export class OpenData0012 implements MigrationInterface {
  readonly name = 'OpenData0000000000012';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Forward only. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
