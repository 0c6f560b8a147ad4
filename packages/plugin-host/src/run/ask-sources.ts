import type { Recognition } from '@fairshift/plugin-sdk';
import type { SourceRunError } from '../errors.js';
import type { ReadySource, SourceRef } from '../registry/ready-sources.js';

/** Plugins asked at once when a file comes in. */
const AT_ONCE = 2;

export interface Recognised {
  readonly source: SourceRef;
  readonly title: string;
  readonly recognition: Recognition;
}

/** A source that gave no answer about a file: it may know the file after all. */
export interface Silent {
  readonly source: SourceRef;
  readonly title: string;
  readonly error: SourceRunError;
}

/** What all ready sources say of a file. */
export interface Answered {
  /** Sources that know the file, best first. */
  readonly known: readonly Recognised[];
  /** Sources whose kind of file it is, though not one that they read. */
  readonly near: readonly Recognised[];
  readonly silent: readonly Silent[];
}

/** What one source says; undefined when it reads no files. */
export type Answer = Recognised | Silent | undefined;

export interface Asking {
  alone(source: ReadySource): Promise<Answer>;
  /** Undefined when the sources gave no answer together. */
  together(sources: readonly ReadySource[]): Promise<readonly Answer[] | undefined>;
}

/**
 * Asks sources whether they know a file: those of the product together and those of one other plugin together, since a
 * process for each would take most of the time. Where that fails fewer are asked together, in the end each alone, so that
 * only the one at fault is silent.
 */
export async function askSources(sources: readonly ReadySource[], asking: Asking): Promise<Answered> {
  const waiting = [...byTrust(sources).entries()];
  const told: (readonly Answer[])[] = [];
  const askOn = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift())
      told[next[0]] = await askGroup(next[1], asking);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, askOn));
  const answers = told.flat();
  const found = answers.filter((answer) => answer !== undefined && 'recognition' in answer);
  return {
    known: found
      .filter(({ recognition }) => recognition.score > 0)
      .toSorted((a, b) => b.recognition.score - a.recognition.score),
    near: found.filter(({ recognition }) => recognition.near === true),
    silent: answers.filter((answer) => answer !== undefined && 'error' in answer),
  };
}

async function askGroup(sources: readonly ReadySource[], asking: Asking): Promise<readonly Answer[]> {
  const together = sources.length > 1 ? await asking.together(sources) : undefined;
  if (together !== undefined) return together;
  const plugins = byPlugin(sources);
  if (plugins.length === 1) return askAlone(sources, asking);
  const answers: Answer[] = [];
  for (const plugin of plugins) answers.push(...(await askGroup(plugin, asking)));
  return answers;
}

async function askAlone(sources: readonly ReadySource[], asking: Asking): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (const source of sources) {
    const answer = await asking.alone(source);
    // Once more, or a file that a source knows by its mark would be taken for any table.
    answers.push(isTakenAway(answer) ? await asking.alone(source) : answer);
  }
  return answers;
}

/** The process went for no reason of its own: killed from outside, or the computer was too busy to start it. */
const isTakenAway = (answer: Answer): boolean =>
  answer !== undefined &&
  'error' in answer &&
  (answer.error.code === 'killed' || answer.error.code === 'not-started');

const byPlugin = (sources: readonly ReadySource[]) => grouped(sources, ({ ref }) => ref.pluginId);

/** What came with the product is one group; nobody else's code runs beside another's. */
const byTrust = (sources: readonly ReadySource[]) =>
  grouped(sources, ({ ref, isBuilt }) => (isBuilt ? '' : ref.pluginId));

/** Sources of one key side by side, in the order of the registry. */
function grouped(
  sources: readonly ReadySource[],
  keyOf: (source: ReadySource) => string,
): readonly (readonly ReadySource[])[] {
  return [...Map.groupBy(sources, keyOf).values()];
}
