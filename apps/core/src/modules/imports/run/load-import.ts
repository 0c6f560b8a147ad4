import type { Batch, SourceFile } from '@fairshift/plugin-host';
import {
  CheckedRowsDamagedError,
  generationStore,
  OWN_SOURCE,
  TakenByAnotherError,
} from '../../storage/index.js';
import type { Load, Loss } from '../../storage/index.js';
import { swapIn } from '../dataset-swap.js';
import { changeWords } from '../check/import-plan.js';
import { ImportFailedError } from './import-failure.js';
import type { ImportSession } from './import-session.js';

const { generations, dictionaries, sources, sweep, load: loader, finish: finisher } = generationStore;
const number = new Intl.NumberFormat('en-GB');

/** Part of a period's observations that may go without a person saying so. */
const MAY_GO = 1 / 5;

/** Loads, finishes and swaps one import, from wherever an earlier worker stopped (DATA.md "Import", steps 2 to 8). */
export async function loadImport(session: ImportSession, inputSha256: Buffer): Promise<void> {
  const generation = session.row.generationId!;
  const taken = await session.transaction((ctx) => generations.take(ctx, generation));
  if (taken) {
    const load: Load = { generation, ...taken };
    const last = await loadRows(session, load, inputSha256);
    await finishLoad(session, load, { last, inputSha256 });
  }
  await swapOrAsk(session);
  await session.parts.checked.remove(session.checkedInput(inputSha256));
  await session.transaction((ctx) => sweep.generations(ctx, session.row.datasetId!));
}

/** Stores what the check has kept; what it has not, the source reads. */
async function loadRows(session: ImportSession, load: Load, inputSha256: Buffer): Promise<Batch> {
  const { checked } = session.parts;
  const file = await session.open();
  try {
    const input = session.checkedInput(inputSha256);
    const kept = await checked.open(input, load.rowsDone);
    if (!kept) return await readFile(session, load, file);
    try {
      return await storeAll(session, load, kept.batches());
    } catch (error) {
      if (error instanceof CheckedRowsDamagedError) await checked.remove(input);
      throw error;
    } finally {
      await kept.close();
    }
  } finally {
    await file.close();
  }
}

async function readFile(session: ImportSession, load: Load, file: SourceFile): Promise<Batch> {
  const stored = await session.transaction((ctx) => dictionaries.read(ctx, load.generation));
  const resume = load.rowsDone > 0 ? { resume: { rowsDone: load.rowsDone, dictionaries: stored } } : {};
  const run = await session.parts.host.start({ ...session.request(file), ...resume });
  try {
    return await storeAll(session, load, run.batches);
  } finally {
    await run.stop();
  }
}

async function storeAll(session: ImportSession, load: Load, batches: AsyncIterable<Batch>): Promise<Batch> {
  let last: Batch | undefined;
  for await (const batch of batches) {
    await storeBatch(session, load, batch);
    last = batch;
  }
  if (!last?.last) throw new ImportFailedError('The file ended before its source said so. Start again.');
  return last;
}

async function storeBatch(session: ImportSession, load: Load, batch: Batch): Promise<void> {
  await session.transaction(async (ctx) => {
    await loader.store(ctx, load, batch);
    await session.advance(ctx, batch.rowsDone, `Reading rows: ${number.format(batch.rowsDone)} so far`);
  });
  load.rowsDone = batch.rowsDone;
}

/** The long transaction: sort, rollups, counts. */
async function finishLoad(
  session: ImportSession,
  load: Load,
  { last, inputSha256 }: { last: Batch; inputSha256: Buffer },
): Promise<void> {
  const { row } = session;
  const total = row.rowsTotal ?? load.rowsDone;
  await session.transaction((ctx) => session.beat(ctx, total, 'Sorting rows and adding them up'));
  await session.transaction(async (ctx) => {
    await ctx.db.execute('set local statement_timeout = 0');
    await ctx.db.execute('set local idle_in_transaction_session_timeout = 0');
    const held = await generations.lock(ctx, load.generation);
    if (held.state !== 'loading' || held.attempt !== load.attempt) throw new TakenByAnotherError();
    const previous = await generations.current(ctx, row.datasetId!);
    const next = await dictionaries.read(ctx, load.generation);
    await sources.add(ctx, load.generation, {
      id: OWN_SOURCE,
      inputSha256,
      fileSha256: Buffer.from(row.sha256, 'hex'),
      fileName: row.fileName,
      pluginId: row.pluginId!,
      sourceId: row.sourceId!,
      sourceTitle: row.stream!.title,
      importedBy: row.askedByName,
      importedAt: new Date().toISOString(),
      provenance: last.provenance ?? [],
      licence: row.stream!.licence,
      parts: finisher.brings(next, row.stream!.replaces),
      stands: true,
    });
    const { rows, losses, change } = await finisher.run(ctx, {
      generation: load.generation,
      next,
      ...(previous === undefined ? {} : { previous }),
      replaces: row.stream!.replaces,
    });
    const words = changeWords(change, 'past');
    await generations.setLoaded(ctx, load.generation, { rows, words, losses, basedOn: previous });
  });
}

/** Makes the new generation current, unless so much would go that a person must say so first. */
async function swapOrAsk(session: ImportSession): Promise<void> {
  const { imports } = session.parts;
  await session.transaction(async (ctx) => {
    const row = await imports.lock(ctx, session.row.id);
    if (row?.state !== 'running' || row.attempt !== session.row.attempt) throw new TakenByAnotherError();
    const { state } = await generations.lock(ctx, row.generationId!);
    const { words, losses } = await generations.finished<Loss>(ctx, row.generationId!);
    if (state === 'current') {
      await session.change(ctx, { state: 'done', progress: null, outcome: words });
      return;
    }
    if (state !== 'loaded') throw new TakenByAnotherError();
    const large = losses.filter(({ lost, of }) => lost > of * MAY_GO);
    if (large.length === 0) await swapIn(ctx, imports, row);
    else
      await session.change(ctx, { state: 'needs-confirmation', progress: null, outcome: lossWords(large) });
  });
}

/** "2024-03-01 to 2024-04-01 would lose 40 of 100 figures of Uptake, 25 to 49." with dates as they are stored. */
function lossWords(losses: readonly Loss[]): string {
  const [first] = losses;
  const { period, values, lost, of } = first!;
  const what = values.map(({ label }) => label).join(', ');
  const others = losses.length === 2 ? '1 other part' : `${losses.length - 1} other parts`;
  const more = losses.length === 1 ? '' : ` ${others} would lose too much as well.`;
  return (
    `${period.start} to ${period.end} would lose ${number.format(lost)} of ${number.format(of)} figures of ${what}.${more} ` +
    'Check the file, then use the new data or cancel.'
  );
}
