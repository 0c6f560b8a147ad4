import type { Understanding } from '@fairshift/contracts';
import { Card } from '@fairshift/ui';
import { counted } from '../../platform/format.js';
import { importWords } from './imports.words.js';

const words = importWords.ready;
const KINDS = ['suppressed', 'missing', 'rounded', 'notApplicable', 'zero'] as const;

/** The publisher's own marks: no mistakes, and never turned into zero. */
export function KeptAsTheyAre({ understanding }: { understanding: Understanding }) {
  const counts = KINDS.map((kind) => ({
    kind,
    count: understanding.measures.reduce((sum, { cells }) => sum + cells[kind], 0),
  })).filter(({ count }) => count > 0);
  if (counts.length === 0) return null;
  return (
    <Card title={words.keptTitle}>
      <p className="fs-small fs-quiet">{words.keptLede}</p>
      <ul className="fs-list">
        {counts.map(({ kind, count }) => (
          <li key={kind}>
            <strong>{counted(count, 'number')}:</strong> {words.kept[kind]}
          </li>
        ))}
      </ul>
    </Card>
  );
}
