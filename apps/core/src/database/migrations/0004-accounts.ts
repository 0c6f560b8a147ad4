import type { MigrationInterface, QueryRunner } from 'typeorm';

const STATEMENTS = [
  // The operator's recovery link belongs to no organisation; the app role makes links inside one only.
  `alter table links drop constraint links_check2`,
  `alter table links add constraint links_organisation check (kind <> 'invitation' or organisation_id is not null)`,
  `create index links_person on links (person_id) where person_id is not null`,
  // System administrators read their log. Entries from before have no sentence of their own.
  `alter table system_audit_entries add column words text`,
  `create index system_audit_entries_system on system_audit_entries (system_id, id)`,
  `grant select on system_audit_entries to fairshift_app`,
  // Roles on the system are given and taken where sign-in lives, never by the role that serves organisations.
  `grant delete on system_roles to fairshift_auth`,
];

export class Accounts0004 implements MigrationInterface {
  readonly name = 'Accounts0000000000004';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of STATEMENTS) await runner.query(statement);
  }

  /** Forward only. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
