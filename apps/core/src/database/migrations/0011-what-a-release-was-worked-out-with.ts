import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A release says with which engine, chart, rule set and figures it was worked out, so that it can be redrawn. */
export class WhatAReleaseWasWorkedOutWith0011 implements MigrationInterface {
  readonly name = 'WhatAReleaseWasWorkedOutWith0000000000011';

  async up(runner: QueryRunner): Promise<void> {
    // Releases from before do not know it.
    await runner.query(`alter table releases add column worked_with jsonb`);
  }

  /** Forward only. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
