import type { Batch } from '@fairshift/plugin-host';
import type { Context } from '../../../platform/context.js';
import { noteGoodRun } from '../../../worker/plugin-runs.repository.js';
import { OWN_SOURCE } from '../generations/carried-sources.js';
import type { Load } from '../generations/generation-load.js';
import { TakenByAnotherError } from '../generations/generation.errors.js';
import { generationStore } from '../generations/index.js';
import type { Loss } from '../generations/losses.js';
import {
  changeWords,
  EMPTY_WORDS,
  figureWords,
  lossWords,
  NOTHING_NEW,
  NOTHING_THERE,
} from './change-words.js';
import type { RefreshHold } from './refresh-hold.js';
import { swapIn } from './swap-in.js';

const { generations, dictionaries, sources, sweep, load: loader, finish: finisher } = generationStore;

/** Part of a period's observations that may go without a person saying so. */
const MAY_GO = 1 / 5;

/**
 * Loads, finishes and swaps one run, from wherever an earlier worker stopped (DATA.md "Import", steps 2 to 8): the one
 * way into a dataset, of files and of connections alike.
 */
export async function refreshDataset(hold: RefreshHold): Promise<void> {
  const taken = await hold.transaction((ctx) => generations.take(ctx, hold.generation));
  if (taken) {
    const load: Load = { generation: hold.generation, ...taken };
    const last = await hold.read(load, (batch) => storeBatch(hold, load, batch));
    if (hold.mode === 'incremental' && load.rowsDone === 0) return endWithoutNews(hold);
    await finishLoad(hold, load, last);
    await noteRun(hold, load, last);
  }
  await swapOrAsk(hold);
}

/** For the health of plugins: that a run of this one ended well, and how new its data are. */
async function noteRun(hold: RefreshHold, load: Load, last: Batch): Promise<void> {
  const instants = (last.provenance ?? []).map(({ retrievedAt }) => Date.parse(retrievedAt ?? ''));
  const known = instants.filter((instant) => !Number.isNaN(instant));
  const newest = known.length === 0 ? {} : { newest: new Date(Math.max(...known)).toISOString() };
  const { pluginId } = hold.input();
  if (pluginId === undefined) return;
  const run = { pluginId, rows: load.rowsDone, ...newest };
  await hold.transaction((ctx) => noteGoodRun(ctx.db, run));
}

/** Takes away what nobody can go back to any more, after a run has ended. */
export async function sweepDataset(hold: RefreshHold): Promise<void> {
  await hold.transaction((ctx) => sweep.generations(ctx, hold.datasetId));
}

/** A source that has nothing new leaves the generation that stands: copying it would change nothing. */
async function endWithoutNews(hold: RefreshHold): Promise<void> {
  await hold.transaction(async (ctx) => {
    await hold.lockRun(ctx);
    await generations.fail(ctx, hold.generation);
    await hold.done(ctx, NOTHING_NEW);
  });
}

async function storeBatch(hold: RefreshHold, load: Load, batch: Batch): Promise<void> {
  await hold.transaction(async (ctx) => {
    await loader.store(ctx, load, batch);
    await hold.advance(ctx, batch.rowsDone);
  });
  load.rowsDone = batch.rowsDone;
}

/** The long transaction: sort, rollups, counts. */
async function finishLoad(hold: RefreshHold, load: Load, last: Batch): Promise<void> {
  await hold.transaction((ctx) => hold.finishing(ctx, load.rowsDone));
  await hold.transaction(async (ctx) => {
    await ctx.db.execute('set local statement_timeout = 0');
    await ctx.db.execute('set local idle_in_transaction_session_timeout = 0');
    const held = await generations.lock(ctx, load.generation);
    if (held.state !== 'loading' || held.attempt !== load.attempt) throw new TakenByAnotherError();
    const previous = await generations.current(ctx, hold.datasetId);
    const next = await dictionaries.read(ctx, load.generation);
    await sources.add(ctx, load.generation, {
      ...hold.input(),
      id: OWN_SOURCE,
      importedAt: new Date().toISOString(),
      provenance: last.provenance ?? [],
      parts: finisher.brings(next, hold.replaces()),
      stands: true,
    });
    const { rows, losses, change, changes } = await finisher.run(ctx, {
      generation: load.generation,
      next,
      ...(previous === undefined ? {} : { previous }),
      replaces: hold.replaces(),
      mode: hold.mode,
    });
    const words = hold.mode === 'file' ? changeWords(change, 'past') : figureWords(changes);
    await generations.setLoaded(ctx, load.generation, { rows, words, losses, changes, basedOn: previous });
  });
}

/** Makes the new generation current, unless so much would go that a person must say so first. */
async function swapOrAsk(hold: RefreshHold): Promise<void> {
  await hold.transaction(async (ctx) => {
    await hold.lockRun(ctx);
    const { state } = await generations.lock(ctx, hold.generation);
    const { losses, basedOn, ...finished } = await generations.finished<Loss>(ctx, hold.generation);
    if (state === 'current') {
      await hold.done(ctx, finished);
      return;
    }
    if (state !== 'loaded') throw new TakenByAnotherError();
    const isEmpty = hold.mode === 'full' && finished.changes?.brought === 0;
    if (isEmpty && basedOn === undefined) {
      await generations.fail(ctx, hold.generation);
      await hold.failed(ctx, NOTHING_THERE);
      return;
    }
    const question = questionOf(losses, hold.mode) ?? (isEmpty ? EMPTY_WORDS : undefined);
    if (question === undefined) await swap(ctx, hold);
    else await hold.ask(ctx, question, finished);
  });
}

/** What a person must be asked before the new data are used. */
function questionOf(losses: readonly Loss[], mode: RefreshHold['mode']): string | undefined {
  const large = losses.filter(({ lost, of: all }) => lost > all * MAY_GO);
  return large.length > 0 ? lossWords(large, mode) : undefined;
}

/** Swaps the hold's generation in, and ends its run either way. */
export async function swap(ctx: Context, hold: RefreshHold): Promise<void> {
  const swapped = await swapIn(ctx, hold);
  if ('failed' in swapped) await hold.failed(ctx, swapped.failed);
  else await hold.done(ctx, swapped);
}
