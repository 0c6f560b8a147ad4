import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Chunks of a load live for seconds: pressing them together and apart again costs more than it saves. */
const OF_A_LOAD = [
  'period_ids',
  'place_ids',
  'stratum_ids',
  'flags',
  'numerators',
  'denominators',
  'bound_ids',
];
/**
 * What stays is pressed only where long runs of the same make that quick and small. Counts and strata hardly shrink,
 * and pressing them took as long as all other work on a chunk (ADR 13).
 */
const THAT_STAYS = ['stratum_ids', 'numerators', 'denominators'];

export class PlainChunks0007 implements MigrationInterface {
  readonly name = 'PlainChunks0000000000007';

  async up(runner: QueryRunner): Promise<void> {
    for (const [table, columns] of [
      ['import_chunks', OF_A_LOAD],
      ['observation_chunks', THAT_STAYS],
    ] as const) {
      for (const column of columns) {
        await runner.query(`alter table ${table} alter column ${column} set storage external`);
      }
    }
  }

  /** Forward only. */
  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only.'));
  }
}
