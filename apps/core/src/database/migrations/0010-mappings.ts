import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../policies.js';

/** What a person said about the columns of a file: of one import, and kept by name for files of the same headings. */
export class Mappings0010 implements MigrationInterface {
  readonly name = 'Mappings0000000000010';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`alter table imports add column config jsonb not null default '{}'`);
    await runner.query(`create table mappings (
      organisation_id uuid not null,
      id uuid not null,
      plugin_id text not null,
      source_id text not null,
      name text not null,
      headings_sha256 bytea not null,
      mapping jsonb not null,
      saved_by uuid not null,
      saved_at timestamptz not null default now(),
      primary key (organisation_id, id),
      unique (organisation_id, plugin_id, source_id, headings_sha256, name))`);
    await tenantTable(runner, 'mappings', 'select, insert, update');
  }

  /** Forward only. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
