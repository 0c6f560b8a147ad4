import type { Understanding } from '@fairshift/contracts';
import { SourceRunError } from '@fairshift/plugin-host';
import type { Batch, Dictionaries, PluginHost, RunRequest, SourceProblem } from '@fairshift/plugin-host';
import type { StreamSpec } from '@fairshift/plugin-sdk';
import type { Part } from '../../storage/index.js';
import { FileUnderstanding } from './file-understanding.js';
import { previewOf } from './preview.js';
import type { Preview } from './preview.js';
import { RepeatedRows } from './repeated-rows.js';

export interface Understood {
  readonly stream: StreamSpec;
  readonly understanding: Understanding;
  readonly preview: Preview;
  /** At most 1,000 in the order of the file; `problemCount` counts all. */
  readonly problems: readonly SourceProblem[];
  readonly problemCount: number;
  /** Those by which the file tells who people are: nothing of such a file is kept. */
  readonly personal: readonly SourceProblem[];
  /** Rows that are about the same as an earlier one: such a file cannot be imported. */
  readonly repeatedRows: number;
  readonly dictionaries: Dictionaries;
  /** What the file brings, and so replaces. */
  readonly parts: readonly Part[];
  readonly observations: number;
  /** Rows of the source's events: what the run will count up to. */
  readonly rowsTotal: number;
  /** Why the source gave up, where the file itself is broken: what stands above is then only a part of it. */
  readonly broken?: SourceRunError;
}

/** The rule by which a source refuses a file that tells who people are. */
const PERSONAL_DATA = 'personal-data';
const MOST_PROBLEMS = 1_000;
const NO_PREVIEW: Preview = { columns: [], rows: [] };

/**
 * Reads a whole file through its source and stores nothing: the check before an import, and `fairshift inspect`.
 * @param onBatch told of every batch; may throw to stop
 * @throws SourceRunError in a sentence for the person, unless the fault lies in the file
 */
export async function understandFile(
  host: PluginHost,
  request: RunRequest,
  onBatch: (batch: Batch) => Promise<void> = () => Promise.resolve(),
): Promise<Understood> {
  const run = await host.start(request);
  const understanding = new FileUnderstanding(run.stream.replaces);
  const repeated = new RepeatedRows();
  const problems: SourceProblem[] = [];
  let preview = NO_PREVIEW;
  let rowsTotal = 0;
  let broken: SourceRunError | undefined;
  try {
    for await (const batch of run.batches) {
      understanding.add(repeated.take(batch));
      if (preview.rows.length === 0) preview = previewOf(batch.blocks, understanding.dictionaries);
      problems.push(...batch.problems);
      rowsTotal = batch.rowsDone;
      await onBatch(batch);
      if (!batch.last && repeated.areMost) {
        broken = mostlyRepeated(repeated, understanding.dictionaries);
        break;
      }
    }
  } catch (error) {
    if (!(error instanceof SourceRunError) || error.kind !== 'data') throw error;
    broken = error;
  } finally {
    await run.stop();
  }
  return {
    stream: run.stream,
    understanding: understanding.result(),
    preview,
    problems: inOrder([...problems, ...repeated.problems(understanding.dictionaries)]),
    problemCount: understanding.problemCount + repeated.count,
    personal: problems.filter(({ rule }) => rule === PERSONAL_DATA),
    repeatedRows: repeated.count,
    dictionaries: understanding.dictionaries,
    parts: understanding.parts,
    observations: understanding.observations,
    rowsTotal,
    ...(broken ? { broken } : {}),
  };
}

function mostlyRepeated(repeated: RepeatedRows, dictionaries: Dictionaries): SourceRunError {
  const [first] = repeated.problems(dictionaries);
  const message = `More rows of this file say again what another row says than say something new: ${repeated.count.toLocaleString('en-GB')} so far. The rest was not read. ${first!.message}`;
  return new SourceRunError('data-refused', 'data', message);
}

const inOrder = (problems: readonly SourceProblem[]): SourceProblem[] =>
  problems.toSorted((x, y) => x.row - y.row).slice(0, MOST_PROBLEMS);

/** What a file still needs before it can be read. */
export function openNeeds(
  needs: readonly ('period' | 'mapping' | 'sheet')[],
  answers: {
    readonly period?: string | undefined;
    readonly sheet?: string | undefined;
    readonly mapping?: unknown;
  },
): ('period' | 'mapping' | 'sheet')[] {
  return needs.filter(
    (need) =>
      !(need === 'period' && answers.period !== undefined) &&
      !(need === 'sheet' && answers.sheet !== undefined) &&
      !(need === 'mapping' && answers.mapping !== undefined),
  );
}
