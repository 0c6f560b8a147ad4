import { pluginCheck } from '@fairshift/contracts';
import type { PluginDecisionName, PluginSummary, PluginVersion } from '@fairshift/contracts';
import type { PluginRecord } from '@fairshift/plugin-host';
import { z } from 'zod';
import { asksOf, moreAsked } from './plugin-asks.js';
import { askWords, moreWords } from './plugin-asks.words.js';
import type { PluginRow, StoredState } from './plugin.entity.js';

/** A version as it stands in the database and as this process found it just now. */
export interface Standing {
  readonly row: PluginRow;
  /** Undefined: its files are gone. */
  readonly record: PluginRecord | undefined;
}

const MAY: Readonly<Record<StoredState, readonly PluginDecisionName[]>> = {
  compatible: ['enable', 'approve', 'remove'],
  approved: ['enable', 'remove'],
  enabled: ['disable', 'remove'],
  ready: ['disable', 'remove'],
  failed: ['enable', 'disable', 'remove'],
  disabled: ['enable', 'remove'],
  removed: ['enable'],
  refused: ['remove'],
};

/** What may be decided now. What came with Fairshift can be switched off, but stays. */
export function decisionsFor({ row, record }: Standing): readonly PluginDecisionName[] {
  const isGone = record?.hash !== row.hash;
  const may = isGone && row.state !== 'removed' ? (['remove'] as const) : MAY[row.state];
  const isRefused = record?.state === 'refused';
  return may.filter((decision) => {
    if (decision === 'remove') return row.locator !== 'workspace' || isGone;
    if (decision === 'disable') return true;
    return !isGone && !isRefused;
  });
}

/** The state that counts: what is in the database, unless the files say otherwise. */
export function stateOf({ row, record }: Standing): { state: PluginRow['state']; reason?: string } {
  if (row.state === 'removed') return { state: 'removed', ...(row.reason ? { reason: row.reason } : {}) };
  if (record?.hash !== row.hash) {
    return { state: 'failed', reason: `Its files are no longer there. They came from ${row.origin}.` };
  }
  if (record.state === 'refused' || record.state === 'failed') {
    return { state: record.state, ...(record.reason ? { reason: record.reason } : {}) };
  }
  return { state: row.state, ...(row.reason ? { reason: row.reason } : {}) };
}

function partsOf({ manifest }: PluginRow): PluginVersion['contributes'] {
  const { dataSources = [], charts = [] } = manifest.contributes;
  return [
    ...dataSources.map(({ id, title }) => ({ kind: 'data-source' as const, id, title })),
    ...charts.map(({ id, title }) => ({ kind: 'chart' as const, id, title })),
  ];
}

/** Against what a person last approved of this plugin; nothing when this version was approved itself. */
function changeOf(row: PluginRow, all: readonly PluginRow[]): Pick<PluginVersion, 'change' | 'more'> {
  if (row.approvedAsks !== null || row.locator === 'workspace') return { more: [] };
  const approved = all
    .filter(({ approvedAsks }) => approvedAsks !== null)
    .toSorted((a, b) => (a.decidedAt ?? '').localeCompare(b.decidedAt ?? ''));
  const before = approved.at(-1)?.approvedAsks;
  if (!before) return { change: 'first', more: [] };
  const more = moreWords(moreAsked(asksOf(row.manifest), before));
  return { change: more.length > 0 ? 'more' : 'same', more: [...more] };
}

export function versionOf(standing: Standing, all: readonly PluginRow[]): PluginVersion {
  const { row } = standing;
  const { manifest } = row;
  return {
    version: row.version,
    ...stateOf(standing),
    hash: row.hash,
    title: row.title,
    description: manifest.description,
    licence: manifest.licence,
    publisher: row.publisher,
    contact: manifest.publisher.contact,
    locator: row.locator,
    origin: row.origin,
    foundAt: row.foundAt,
    ...(row.decidedAt ? { decidedAt: row.decidedAt } : {}),
    ...(row.decidedBy ? { decidedBy: row.decidedBy } : {}),
    contributes: partsOf(row),
    asks: [...askWords(asksOf(manifest))],
    ...changeOf(row, all),
    may: [...decisionsFor(standing)],
    ...(row.badge ? { badge: row.badge } : {}),
    ...(row.report && row.reportedAt ? { reportedAt: row.reportedAt } : {}),
    ...reportOf(row),
  };
}

const checks = z.object({ checks: z.array(pluginCheck) });

/** The report as it was written, and its checks where it has any; a time without a report says that they run now. */
function reportOf({ report, reportedAt }: PluginRow): Pick<PluginVersion, 'report' | 'checks' | 'checking'> {
  if (!report) return reportedAt === null ? {} : { checking: true };
  return { report, ...checks.safeParse(report).data };
}

const RANK: Readonly<Partial<Record<StoredState, number>>> = { ready: 4, enabled: 4, failed: 3, removed: -1 };
const rank = ({ row }: Standing) => RANK[row.state] ?? 0;

/** The version that runs comes first, then the newest. `standings` come newest first. */
export const inOrder = (standings: readonly Standing[]): readonly Standing[] =>
  standings.toSorted((a, b) => rank(b) - rank(a));

/** One line of the list, for all versions of one plugin. */
export function summaryOf(standings: readonly Standing[]): PluginSummary {
  const [shown, ...others] = inOrder(standings);
  const { row } = shown!;
  const waiting = others.find(
    ({ row: other, record }) => other.state === 'compatible' && record !== undefined,
  );
  return {
    id: row.pluginId,
    version: row.version,
    title: row.title,
    publisher: row.publisher,
    ...stateOf(shown!),
    contributes: partsOf(row),
    ...(row.badge ? { badge: row.badge } : {}),
    ...(waiting ? { waiting: waiting.row.version } : {}),
  };
}
