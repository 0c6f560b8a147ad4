import { AREA_KINDS, type AreaKind, areaKind, CODE_SYSTEMS } from '@fairshift/codes';
import type { DimensionSpec } from '@fairshift/plugin-sdk';
import { detach } from '@fairshift/tabular';
import { MemberList } from './member-list.js';
import { refused, short } from './refuse.js';

const DEFAULT_KIND = areaKind('E01000001') as AreaKind;

/** The smallest kind of area among codes; lower layer super output areas when there are none. */
export function smallestKind(codes: Iterable<string>): AreaKind {
  let smallest: AreaKind | undefined;
  for (const code of codes) {
    const kind = areaKind(code);
    if (kind !== undefined && (smallest === undefined || kind.rank < smallest.rank)) smallest = kind;
  }
  return smallest ?? DEFAULT_KIND;
}

/**
 * Places of one file. Its smallest kind of area are the parts that add up; larger areas in the same file cover the
 * same people again, so their figures are published totals.
 */
export function placeDimension(parts: AreaKind): DimensionSpec {
  return {
    id: 'place',
    title: 'Area',
    role: 'area',
    type: 'code',
    codeSystem: CODE_SYSTEMS.onsArea,
    levels: AREA_KINDS.filter(({ rank }) => rank >= parts.rank).map(({ id, title, rank }) => ({
      id,
      title,
      adds: rank === parts.rank ? 'parts' : id === 'nations' ? 'whole' : 'total',
    })),
  };
}

export interface PlaceColumns {
  readonly code: string;
  readonly parts: AreaKind;
}

/** Takes the areas of a file, each once a period. */
export class Places {
  readonly members = new MemberList();
  readonly #seen = new Set<string>();

  constructor(readonly columns: PlaceColumns) {}

  /**
   * Takes an area, after `check` has let it pass and the numbers of its row have been read: a row that is refused does
   * not stand in the way of a later one that is right.
   */
  take(code: string, name: string, key = code): string {
    this.check(code, key);
    const own = detach(code);
    this.#seen.add(key === code ? own : detach(key));
    const kind = areaKind(own) ?? this.columns.parts;
    this.members.add({ code: own, label: detach(name) || own, level: kind.id });
    return own;
  }

  /** @throws RowRefused when it is no area, one of a smaller kind, or one that stood in an earlier row */
  check(code: string, key = code): void {
    const column = this.columns.code;
    const kind = areaKind(code);
    if (kind === undefined)
      throw refused({
        column,
        found: code,
        rule: code === '' ? 'place-missing' : 'place-unknown',
        message: code === '' ? 'The row has no area code.' : `"${short(code)}" is not the code of an area.`,
      });
    if (kind.rank < this.columns.parts.rank) throw smallerKind(code, kind, this.columns);
    if (this.#seen.has(key))
      throw refused({
        column,
        found: code,
        rule: 'row-repeated',
        message: `An earlier row is about ${code} too.`,
        remedy: 'Keep the row that is right.',
      });
  }
}

function smallerKind(found: string, kind: AreaKind, { code, parts }: PlaceColumns) {
  return refused({
    column: code,
    found,
    rule: 'place-of-smaller-kind',
    message: `This row is about one of the ${kind.title.toLowerCase()}, but the file begins with ${parts.title.toLowerCase()}.`,
    remedy: 'Put the rows of the smallest areas first, or bring each kind of area as a file of its own.',
  });
}
