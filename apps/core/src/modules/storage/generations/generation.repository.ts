import type { Checkpoint, StoredCursor } from '@fairshift/plugin-host';
import type { Context } from '../../../platform/context.js';
import { notFound } from '../../../platform/errors.js';
import type { FigureChanges } from './figure-changes.js';
import type { GroupingCount } from './generation-counts.js';
import type { Load } from './generation-load.js';

export type GenerationState = 'loading' | 'loaded' | 'current' | 'retired' | 'failed';

export interface GenerationStanding {
  readonly state: GenerationState;
  readonly rowsDone: number;
  readonly hasCheckpoint: boolean;
  readonly inputSha256: Buffer;
}

interface StoredLoad extends StoredCursor {
  readonly attempt: number;
  readonly rowsDone: number;
  readonly checkpoint: Omit<Checkpoint, keyof StoredCursor> | null;
}

/** Generations of a dataset: begun, loaded in batches behind a fence, finished, swapped. */
export class GenerationRepository {
  /** A new generation to load into. @returns its number, counted in its organisation. */
  async begin(
    ctx: Context,
    of: { datasetId: string; inputSha256: Buffer; fileName: string; fileSha256: Buffer },
  ): Promise<number> {
    const [counter] = await ctx.db.query<{ id: number }>(
      `update organisation_counters set next_generation_id = next_generation_id + 1
       where organisation_id = $1 returning next_generation_id - 1 as id`,
      [ctx.organisationId],
    );
    if (!counter) throw notFound();
    await ctx.db.execute(
      `insert into dataset_generations (organisation_id, id, dataset_id, input_sha256, file_name, file_sha256,
         created_by, created_by_name)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [
        ctx.organisationId,
        counter.id,
        of.datasetId,
        of.inputSha256,
        of.fileName,
        of.fileSha256,
        ctx.actor.personId,
        ctx.actor.name,
      ],
    );
    return counter.id;
  }

  /** Takes a load over: whoever held it before is fenced off. Undefined when there is nothing left to load. */
  async take(ctx: Context, generation: number): Promise<Omit<Load, 'generation'> | undefined> {
    const [row] = await ctx.db.query<StoredLoad>(
      `update dataset_generations set attempt = attempt + 1
       where organisation_id = $1 and id = $2 and state = 'loading'
       returning attempt, rows_done as "rowsDone", cursor as value, cursor_version as version, checkpoint`,
      [ctx.organisationId, generation],
    );
    if (!row) return undefined;
    const { attempt, rowsDone, value, version, checkpoint } = row;
    return { attempt, rowsDone, ...(checkpoint ? { checkpoint: { ...checkpoint, value, version } } : {}) };
  }

  /** How far a generation is, for a run to tell whether it can go on with it. */
  async standing(ctx: Context, generation: number): Promise<GenerationStanding | undefined> {
    const [row] = await ctx.db.query<GenerationStanding>(
      `select state, rows_done as "rowsDone", checkpoint is not null as "hasCheckpoint", input_sha256 as "inputSha256"
       from dataset_generations where organisation_id = $1 and id = $2`,
      [ctx.organisationId, generation],
    );
    return row;
  }

  /** Where the run that made a generation ended, for the next one to go on from. */
  async cursor(ctx: Context, generation: number): Promise<StoredCursor | undefined> {
    const [row] = await ctx.db.query<StoredCursor>(
      `select cursor as value, cursor_version as version from dataset_generations
       where organisation_id = $1 and id = $2 and cursor_version is not null`,
      [ctx.organisationId, generation],
    );
    return row;
  }

  /** Moves the checkpoint. @returns false when another worker has the load: stop. */
  async advance(
    ctx: Context,
    generation: number,
    step: { attempt: number; from: number; to: number; cursor?: Checkpoint },
  ): Promise<boolean> {
    const { value, version, ...checkpoint } = step.cursor ?? {};
    const changed = await ctx.db.execute(
      `update dataset_generations set rows_done = $5, cursor = case when $7::integer is null then cursor else $6::jsonb end,
         cursor_version = coalesce($7, cursor_version), checkpoint = coalesce($8, checkpoint)
       where organisation_id = $1 and id = $2 and attempt = $3 and rows_done = $4 and state = 'loading'`,
      [
        ctx.organisationId,
        generation,
        step.attempt,
        step.from,
        step.to,
        version === undefined ? null : JSON.stringify(value),
        version ?? null,
        version === undefined ? null : JSON.stringify(checkpoint),
      ],
    );
    return changed === 1;
  }

  /** The state, held until the transaction ends. */
  async lock(
    ctx: Context,
    generation: number,
  ): Promise<{ state: GenerationState; datasetId: string; attempt: number }> {
    const [row] = await ctx.db.query<{ state: GenerationState; datasetId: string; attempt: number }>(
      `select state, dataset_id as "datasetId", attempt from dataset_generations
       where organisation_id = $1 and id = $2 for update`,
      [ctx.organisationId, generation],
    );
    if (!row) throw notFound();
    return row;
  }

  async setLoaded(
    ctx: Context,
    generation: number,
    facts: {
      rows: number;
      words: string;
      losses: unknown;
      changes: FigureChanges;
      basedOn: number | undefined;
    },
  ): Promise<void> {
    await ctx.db.execute(
      `update dataset_generations set state = 'loaded', row_count = $3, words = $4, losses = $5, based_on = $6, changes = $7
       where organisation_id = $1 and id = $2`,
      [
        ctx.organisationId,
        generation,
        facts.rows,
        facts.words,
        JSON.stringify(facts.losses),
        facts.basedOn ?? null,
        JSON.stringify(facts.changes),
      ],
    );
  }

  /** What the finish did and found, and the generation that it carried forward from. */
  async finished<T>(
    ctx: Context,
    generation: number,
  ): Promise<{
    words: string;
    losses: T[];
    basedOn: number | undefined;
    rows: number;
    changes: FigureChanges | undefined;
  }> {
    const [row] = await ctx.db.query<{
      words: string;
      losses: T[] | null;
      basedOn: number | null;
      rows: number | null;
      changes: FigureChanges | null;
    }>(
      `select words, losses, based_on as "basedOn", row_count as rows, changes from dataset_generations
       where organisation_id = $1 and id = $2`,
      [ctx.organisationId, generation],
    );
    const { words = '', losses, basedOn, rows, changes } = row ?? {};
    return {
      words,
      losses: losses ?? [],
      basedOn: basedOn ?? undefined,
      rows: rows ?? 0,
      changes: changes ?? undefined,
    };
  }

  /** Makes one generation the current one from now on; the one before retires. The caller holds the dataset's row. */
  async makeCurrent(
    ctx: Context,
    datasetId: string,
    generation: number,
    from: GenerationState,
  ): Promise<boolean> {
    await ctx.db.execute(
      `update dataset_generations set state = 'retired', retired_at = now()
       where organisation_id = $1 and dataset_id = $2 and state = 'current' and id <> $3`,
      [ctx.organisationId, datasetId, generation],
    );
    const changed = await ctx.db.execute(
      `update dataset_generations set state = 'current', current_from = now(), retired_at = null
       where organisation_id = $1 and dataset_id = $2 and id = $3 and state = $4`,
      [ctx.organisationId, datasetId, generation, from],
    );
    if (changed === 0) return false;
    await ctx.db.execute(
      `update datasets set current_generation_id = $3, updated_at = now(), version = version + 1
       where organisation_id = $1 and id = $2`,
      [ctx.organisationId, datasetId, generation],
    );
    return true;
  }

  /** Gives a load up, unless a worker holds it this moment: that worker then does so itself. */
  async fail(ctx: Context, generation: number): Promise<void> {
    await ctx.db.execute(
      `update dataset_generations set state = 'failed', retired_at = now()
       where organisation_id = $1 and id in (select id from dataset_generations
         where organisation_id = $1 and id = $2 and state in ('loading', 'loaded') for update skip locked)`,
      [ctx.organisationId, generation],
    );
  }

  /** Gives up what earlier imports left of a dataset; the caller knows that none of them runs. */
  async failUnfinished(ctx: Context, datasetId: string): Promise<void> {
    await ctx.db.execute(
      `update dataset_generations set state = 'failed', retired_at = now()
       where organisation_id = $1 and dataset_id = $2 and state in ('loading', 'loaded')`,
      [ctx.organisationId, datasetId],
    );
  }

  /** The generation that is read now; undefined before the first swap. */
  async current(ctx: Context, datasetId: string): Promise<number | undefined> {
    const [row] = await ctx.db.query<{ current: number | null }>(
      'select current_generation_id as current from datasets where organisation_id = $1 and id = $2',
      [ctx.organisationId, datasetId],
    );
    return row?.current ?? undefined;
  }

  /** The generation that is read now, held until the transaction ends; undefined before the first swap. */
  async lockCurrent(ctx: Context, datasetId: string): Promise<number | undefined> {
    const [row] = await ctx.db.query<{ current: number | null }>(
      `select current_generation_id as current from datasets where organisation_id = $1 and id = $2 for update`,
      [ctx.organisationId, datasetId],
    );
    if (!row) throw notFound();
    return row.current ?? undefined;
  }

  /** The generation to go back to: the one that the current was made from, as long as it is kept. */
  async before(ctx: Context, datasetId: string, current: number): Promise<number | undefined> {
    const [row] = await ctx.db.query<{ id: number }>(
      `select g.id from dataset_generations g
       where g.organisation_id = $1 and g.dataset_id = $2 and g.state = 'retired' and g.id = (
         select based_on from dataset_generations where organisation_id = $1 and dataset_id = $2 and id = $3)`,
      [ctx.organisationId, datasetId, current],
    );
    return row?.id;
  }

  async addGroupings(
    ctx: Context,
    generation: number,
    groupings: readonly GroupingCount[],
    titles: ReadonlyMap<number, string>,
  ): Promise<void> {
    await ctx.db.execute(
      `insert into dataset_groupings (organisation_id, generation_id, column_id, period_kind, level, level_title,
         breakdown, observations)
       select $1, $2, g.* from unnest($3::int2[], $4::text[], $5::int2[], $6::text[], $7::int4[], $8::int8[]) g`,
      [
        ctx.organisationId,
        generation,
        groupings.map((g) => g.column),
        groupings.map((g) => g.periodKind),
        groupings.map((g) => g.level),
        groupings.map((g) => titles.get(g.level) ?? ''),
        groupings.map((g) => g.breakdown),
        groupings.map((g) => g.observations),
      ],
    );
  }
}
