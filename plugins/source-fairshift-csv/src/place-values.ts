import { CODE_SYSTEMS, isOnsAreaCode } from '@fairshift/codes';
import type { Member } from '@fairshift/plugin-sdk';
import { detach } from '@fairshift/tabular';
import { plainText } from './group-values.js';
import { parseLevel } from './place-levels.js';
import { type RowProblem, RowRefused } from '@fairshift/tabular';

interface KnownPlace {
  readonly code: string;
  /** The cell of `place_level` when the place was first seen. */
  readonly level: string;
}

const SYSTEMS: Readonly<Record<string, string>> = {
  ons: CODE_SYSTEMS.onsArea,
  ods: CODE_SYSTEMS.odsOrganisation,
};

/** The places of a file. New ones wait in `fresh` until they have been announced. */
export class PlaceValues {
  readonly #known = new Map<string, KnownPlace>();
  fresh: Member[] = [];

  /** Code of a place; learns name, level and code system at first sight. @throws RowRefused */
  code(cell: string, name: string, level: string, system: string): string {
    const known = this.#known.get(cell);
    if (known === undefined) return this.#learn(cell, name, level, system);
    if (known.level !== level) throw new RowRefused(differs(known, level));
    return known.code;
  }

  #learn(cell: string, name: string, level: string, system: string): string {
    const code = plainText(cell);
    if (code === '' || code.length > 60) throw new RowRefused(noPlace(cell));
    const parsed = parseLevel(level);
    this.#known.set(detach(cell), { code, level: detach(level) });
    this.fresh.push({
      code,
      label: plainText(name) || code,
      level: parsed.id,
      codeSystem: SYSTEMS[system.trim().toLowerCase()] ?? (plainText(system) || guessSystem(code)),
    });
    return code;
  }
}

function guessSystem(code: string): string {
  return isOnsAreaCode(code) ? CODE_SYSTEMS.onsArea : CODE_SYSTEMS.ownPlace;
}

function noPlace(found: string): RowProblem {
  return {
    column: 'place_code',
    found,
    rule: 'place-missing',
    message:
      found.trim() === ''
        ? 'The row does not say which place it is about.'
        : 'The place code is longer than 60 characters.',
    remedy: 'Write a short code for the place, the same in all its rows.',
  };
}

function differs(known: KnownPlace, found: string): RowProblem {
  return {
    column: 'place_level',
    found,
    rule: 'place-level-differs',
    message: `The place ${known.code} has another level in an earlier row ("${known.level}").`,
    remedy: 'Give a place the same level in all its rows.',
  };
}
