import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Files that are not kept, mappings that are taken back, and what a source last answered. */
export class WhatIsNotKept0013 implements MigrationInterface {
  readonly name = 'WhatIsNotKept0000000000013';

  async up(runner: QueryRunner): Promise<void> {
    // When the uploaded file was taken away for good, since it tells who people are.
    await runner.query('alter table imports add column file_removed_at timestamptz');
    await runner.query('create index imports_file on imports (organisation_id, file_sha256)');
    await runner.query('grant delete on mappings to fairshift_app');
    // What the source said when it was last asked whether it can be reached, and when it is asked again.
    await runner.query(
      'alter table connections add column last_check jsonb, add column next_check_at timestamptz',
    );
  }

  /** Forward only. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
