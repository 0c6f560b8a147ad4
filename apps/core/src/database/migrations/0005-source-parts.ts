import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What of its periods an input brought, so that a file that replaces another age group leaves it standing. */
export class SourceParts0005 implements MigrationInterface {
  readonly name = 'SourceParts0000000000005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query('alter table dataset_sources add column parts text[]');
  }

  /** Forward only. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
