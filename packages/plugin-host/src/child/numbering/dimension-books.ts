import type { Cell, DimensionSpec, Member, PeriodKind } from '@fairshift/plugin-sdk';
import type { GroupEntry, PeriodEntry, PlaceEntry } from '../../batch.js';
import { MOST_GROUPS } from '../../protocol.js';
import { RunStop } from '../run-stop.js';
import { CodeBook } from './code-book.js';
import { plainText } from './fault.js';
import { kindOfInterval, parseInstantCell, parsePeriodCell } from './periods.js';

const SMALLINT = 32_767;
const TEXT = /^[^\p{Cc}]{1,200}$/u;

export class PeriodBook extends CodeBook<PeriodEntry> {
  readonly #instant: boolean;
  readonly #kind: PeriodKind | undefined;

  constructor(dimension: DimensionSpec, stored: readonly PeriodEntry[]) {
    super();
    this.#instant = dimension.type === 'instant';
    this.#kind = this.#instant ? 'day' : dimension.periodKind;
    for (const entry of stored) this.restore(`${entry.start}/${entry.end}`, entry.id);
  }

  protected override get keeps(): boolean {
    return !this.#instant;
  }

  protected codeOf(cell: Cell | undefined): string | undefined {
    if (typeof cell !== 'string') return undefined;
    const time = this.#instant ? parseInstantCell(cell) : parsePeriodCell(cell);
    return time === undefined ? undefined : `${time.start}/${time.end}`;
  }

  protected makeEntry(id: number, code: string): PeriodEntry {
    if (id > SMALLINT) throw new RunStop('The file has more than 32,767 different periods.');
    const start = code.slice(0, 10);
    const end = code.slice(11);
    return { id, kind: this.#kind ?? kindOfInterval(start, end), start, end };
  }
}

/** The code of a dimension's cell, or undefined: text without control characters, or a whole number. */
export function codeOfCell(dimension: DimensionSpec, cell: Cell | undefined): string | undefined {
  if (dimension.type === 'integer') {
    if (typeof cell === 'number') return Number.isSafeInteger(cell) ? String(cell) : undefined;
    return typeof cell === 'string' && /^-?\d{1,15}$/.test(cell) ? String(Number(cell)) : undefined;
  }
  return typeof cell === 'string' && TEXT.test(cell) && cell.trim() === cell ? cell : undefined;
}

function labelOf(member: Member | undefined, code: string): string {
  const label = typeof member?.label === 'string' ? plainText(member.label, 200) : '';
  return label === '' ? code : label;
}

/** Places; a dimension with no levels has only parts. */
export class PlaceBook extends CodeBook<PlaceEntry> {
  readonly members = new Map<string, Member>();
  readonly #levels: ReadonlyMap<string | undefined, { readonly level: number; readonly title: string }>;

  constructor(
    readonly dimension: DimensionSpec,
    stored: readonly PlaceEntry[],
  ) {
    super();
    this.#levels = levelsOf(dimension);
    for (const entry of stored) this.restore(entry.code, entry.id);
  }

  protected codeOf(cell: Cell | undefined): string | undefined {
    return codeOfCell(this.dimension, cell);
  }

  protected makeEntry(id: number, code: string): PlaceEntry {
    const member = this.members.get(code);
    const place = this.#levels.get(member?.level) ?? { level: 0, title: this.dimension.title };
    const codeSystem = member?.codeSystem ?? this.dimension.codeSystem ?? '';
    return { id, codeSystem, code, name: labelOf(member, code), level: place.level, levelTitle: place.title };
  }
}

/** Parts are level 0, the whole is 99, published totals count up from 1 in the order of the source. */
function levelsOf(dimension: DimensionSpec) {
  const levels = new Map<string | undefined, { level: number; title: string }>();
  let totals = 0;
  for (const { id, title, adds } of dimension.levels ?? []) {
    const level = adds === 'parts' ? 0 : adds === 'whole' ? 99 : ++totals;
    levels.set(id, { level, title });
    if (adds === 'parts' && !levels.has(undefined)) levels.set(undefined, { level, title });
  }
  return levels;
}

/** Groups of one stratifier. A cell that is left out means all, and has the id 0. */
export class GroupBook extends CodeBook<GroupEntry> {
  readonly members = new Map<string, Member>();

  constructor(
    readonly dimension: DimensionSpec,
    readonly stratifierId: number,
    stored: readonly GroupEntry[],
  ) {
    super();
    for (const entry of stored) if (entry.stratifierId === stratifierId) this.restore(entry.code, entry.id);
  }

  override find(cell: Cell | undefined): number {
    return cell === undefined ? 0 : super.find(cell);
  }

  protected codeOf(cell: Cell | undefined): string | undefined {
    return codeOfCell(this.dimension, cell);
  }

  protected makeEntry(id: number, code: string): GroupEntry {
    if (id > MOST_GROUPS)
      throw new RunStop(`"${this.dimension.title}" has more than 2,000 different values.`);
    const member = this.members.get(code);
    const ordered = this.dimension.ordered?.indexOf(code) ?? -1;
    const position = member?.position ?? (ordered >= 0 ? ordered + 1 : id);
    const label = labelOf(member, code);
    return { stratifierId: this.stratifierId, id, code, label, position, role: member?.role ?? 'group' };
  }
}
