import type { DimensionSpec, Member } from '@fairshift/plugin-sdk';
import { coarserVariable, type Variable, variableNamed } from './variables.js';

/** A category with those that it is part of: `White` and `Irish`. */
export type Path = readonly string[];

/** Where the numbers of one category stand: the group of a stratifier. */
export interface Place {
  readonly path: Path;
  readonly dimension: string;
  readonly member: Member;
}

export interface Split {
  readonly dimension: DimensionSpec;
  readonly members: readonly Member[];
}

export interface Splits {
  readonly splits: readonly Split[];
  /** By category, in the order of `paths`: one place for each split that it belongs to. */
  readonly places: readonly (readonly Place[])[];
}

/**
 * Sorts categories that stand side by side into splits, each of which counts everyone once. Subtotals (`White`) stand
 * beside their parts (`White: Irish`): adding all of them up would count people twice, so the parts are one
 * stratifier, and each level of subtotals is another.
 */
export function splitCategories(variable: string, paths: readonly Path[]): Splits {
  const isParent = paths.map((path, index) =>
    paths.some((other, at) => at !== index && other.length > path.length && startsWith(other, path)),
  );
  const deepest = Math.max(0, ...paths.map((path) => path.length));
  const levels: { variable: Variable; holds: (index: number) => boolean }[] = [
    { variable: variableNamed(variable), holds: (index) => !isParent[index] },
  ];
  for (let depth = 1; depth < deepest; depth += 1) {
    const holds = (index: number) => {
      const length = paths[index]?.length ?? 0;
      return length === depth || (length < depth && !isParent[index]);
    };
    if (paths.some((path, index) => path.length === depth && isParent[index]))
      levels.push({ variable: coarserVariable(variable, depth), holds });
  }
  const splits = levels.map(({ variable: { dimension, member }, holds }) => {
    const found = new Map<number, Member>();
    for (const [index, path] of paths.entries())
      if (holds(index)) found.set(index, withPosition(member(path.join(': ')), found.size + 1));
    return { dimension, found };
  });
  return {
    splits: splits.map(({ dimension, found }) => ({ dimension, members: [...found.values()] })),
    places: paths.map((path, index) =>
      splits.flatMap(({ dimension, found }) => {
        const member = found.get(index);
        return member === undefined ? [] : [{ path, dimension: dimension.id, member }];
      }),
    ),
  };
}

/** Whether a category is the total: `Total: All usual residents`, `All persons`. */
export function isTotal(path: Path): boolean {
  return path.length === 0 || /^(?:total|all)\b/i.test(path[0] ?? '');
}

function withPosition(member: Member, position: number): Member {
  return member.position === undefined ? { ...member, position } : member;
}

function startsWith(path: Path, start: Path): boolean {
  return start.every((part, index) => path[index]?.toLowerCase() === part.toLowerCase());
}
