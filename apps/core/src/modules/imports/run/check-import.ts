import type { importPlan } from '@fairshift/contracts';
import type { z } from 'zod';
import type { Context } from '../../../platform/context.js';
import {
  changeOf,
  GenerationError,
  generationStore,
  groupingsOf,
  refuseChangedMeasures,
} from '../../storage/index.js';
import { planOf, planOfHeld } from '../check/import-plan.js';
import { REMEDY, ROW_REPEATED } from '../check/repeated-rows.js';
import { understandFile } from '../check/understand-file.js';
import type { Understood } from '../check/understand-file.js';
import { DatasetTargetsRepository } from '../dataset-targets.repository.js';
import type { StoredStream } from '../import.entity.js';
import { CheckKeeping } from './check-keeping.js';
import { NotKept } from '../not-kept.js';
import { CheckProgress } from './check-progress.js';
import { ImportFailedError } from './import-failure.js';
import type { ImportSession } from './import-session.js';

type ImportPlan = z.output<typeof importPlan>;

/** Reads the whole file, stores nothing of it in the dataset, and says what starting would do. */
export async function checkImport(session: ImportSession, inputSha256: Buffer): Promise<void> {
  const file = await session.open();
  const progress = new CheckProgress(session);
  try {
    const { host } = session.parts;
    const { reading: onReading, signal } = progress;
    const request = { ...session.request(file), onReading, signal };
    const keeping = new CheckKeeping(session, inputSha256);
    const understood = await keeping.during(() =>
      understandFile(host, request, async (batch) => {
        await keeping.add(batch);
        await progress.checked(batch.bytesRead);
      }),
    );
    if (understood.personal.length > 0) await refuse(session, understood.personal);
    else await store(session, understood, inputSha256);
  } catch (error) {
    throw progress.lost ?? error;
  } finally {
    await progress.ended();
    await file.close();
  }
}

/** The file tells who people are: the import ends, and in the same moment the file goes with all that was read of it. */
async function refuse(session: ImportSession, personal: Understood['personal']): Promise<void> {
  const { files, checked } = session.parts;
  const notKept = new NotKept(files, checked);
  await session.transaction((ctx) => notKept.refuse(ctx, session, personal));
  await notKept.remove(session.scope.organisationId, session.row);
}

async function store(session: ImportSession, understood: Understood, inputSha256: Buffer): Promise<void> {
  const { understanding, preview, problems, problemCount, rowsTotal } = understood;
  const stream: StoredStream = {
    id: understood.stream.id,
    title: understood.stream.title,
    replaces: understood.stream.replaces ?? [],
    licence: { ...understood.stream.licence },
  };
  const { imports } = session.parts;
  await session.transaction(async (ctx) => {
    await imports.replaceProblems(ctx, session.row.id, problems);
    if (understood.broken) {
      // Half of a file is never shown as what it says.
      const outcome = understood.broken.message;
      await session.change(ctx, { problemCount, progress: null, state: 'failed', outcome });
      return;
    }
    const known = { understanding, preview, problemCount, rowsTotal, progress: null };
    if (understood.observations === 0) {
      const outcome = `No row of this file can be used. ${problems[0]?.message ?? 'It has no data rows.'}`;
      await session.change(ctx, { ...known, state: 'failed', outcome });
      return;
    }
    const held = await heldBy(session, ctx, stream.id);
    const outcome = await faultOf(ctx, understood, held);
    if (outcome !== undefined) {
      await session.change(ctx, { ...known, state: 'failed', outcome });
      return;
    }
    const plan = await planFor(ctx, understood, { held, inputSha256 });
    await session.change(ctx, { ...known, stream, plan, state: 'ready', outcome: null });
  });
}

/** Why this file could be loaded but never finished, in a sentence: told before the start, not after it. */
async function faultOf(
  ctx: Context,
  { repeatedRows, problems, dictionaries }: Understood,
  generation: number | undefined,
): Promise<string | undefined> {
  if (repeatedRows > 0) {
    const first = problems.find(({ rule }) => rule === ROW_REPEATED);
    const rows = repeatedRows === 1 ? '1 row says' : `${repeatedRows} rows say`;
    return `${rows} again what another row says. ${first ? `${first.message} ` : ''}${REMEDY}`;
  }
  if (generation === undefined) return undefined;
  const held = await generationStore.dictionaries.columns(ctx, generation);
  try {
    refuseChangedMeasures(dictionaries.columns, held);
    return undefined;
  } catch (error) {
    if (error instanceof GenerationError) return error.message;
    throw error;
  }
}

/** What starting would do to what the dataset holds now. */
async function planFor(
  ctx: Context,
  { stream, parts, dictionaries }: Understood,
  { held, inputSha256 }: { held: number | undefined; inputSha256: Buffer },
): Promise<ImportPlan> {
  if (held === undefined) return planOf(changeOf(parts, []));
  if (await generationStore.sources.holds(ctx, held, inputSha256)) {
    return planOfHeld((await generationStore.dictionaries.read(ctx, held)).periods.length);
  }
  const cut = { replaces: stream.replaces ?? [], groupings: groupingsOf(dictionaries) };
  return planOf(changeOf(parts, await generationStore.heldParts.of(ctx, held, cut)));
}

/** The generation that the chosen dataset holds now. */
async function heldBy({ row }: ImportSession, ctx: Context, streamId: string): Promise<number | undefined> {
  if (row.target?.kind !== 'existing') return undefined;
  const { datasetId } = row.target;
  const datasets = new DatasetTargetsRepository();
  const fed = await datasets.ofSource(ctx, { pluginId: row.pluginId!, sourceId: row.sourceId! });
  if (fed.find(({ id }) => id === datasetId)?.streamId !== streamId) {
    throw new ImportFailedError(
      'This file holds another kind of data than the dataset. Choose another dataset.',
    );
  }
  return generationStore.generations.current(ctx, datasetId);
}
