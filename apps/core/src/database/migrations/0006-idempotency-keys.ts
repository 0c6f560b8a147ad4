import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from '../policies.js';

/** What a person asked for under which Idempotency-Key, and what it made. */
export class IdempotencyKeys0006 implements MigrationInterface {
  readonly name = 'IdempotencyKeys0000000000006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table idempotency_keys (
      organisation_id uuid not null,
      person_id uuid not null,
      key text not null,
      request_sha256 bytea not null,
      object_id uuid not null,
      created_at timestamptz not null default now(),
      primary key (organisation_id, person_id, key))`);
    await tenantTable(runner, 'idempotency_keys', 'select, insert');
  }

  /** Forward only. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
