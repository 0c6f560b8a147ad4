import type { ReactNode } from 'react';
import { Card } from './Card.js';
import { Facts, type SummaryRow } from './SummaryList.js';

export interface ProvenanceProps {
  readonly title?: string | undefined;
  readonly source?: ReactNode;
  readonly file?: ReactNode;
  /** Hex digits of the original file; the middle is left out on screen, the whole is in the title. */
  readonly sha256?: string | undefined;
  readonly broughtBy?: ReactNode;
  readonly readBy?: ReactNode;
  readonly edition?: ReactNode;
  readonly definition?: ReactNode;
  readonly leftOut?: ReactNode;
  readonly licence: ReactNode;
  readonly sharing?: ReactNode;
  /** Links: "Download the original file". */
  readonly foot?: ReactNode;
}

/** Where the figures come from: under every chart and on every dataset. */
export function Provenance(props: ProvenanceProps) {
  const { title = 'Where this comes from', sha256, foot } = props;
  const rows: readonly (readonly [string, ReactNode])[] = [
    ['Source', props.source],
    ['File', props.file],
    ['Fingerprint', sha256 === undefined ? undefined : <Fingerprint sha256={sha256} />],
    ['Brought by', props.broughtBy],
    ['Read by', props.readBy],
    ['Edition', props.edition],
    ['Definition', props.definition],
    ['Left out', props.leftOut],
    ['Licence', props.licence],
    ['Sharing', props.sharing],
  ];
  const held = rows.filter(([, value]) => value !== undefined);
  return (
    <Card title={title} level={2} foot={foot}>
      <Facts small rows={held.map(([key, value]): SummaryRow => ({ key, value }))} />
    </Card>
  );
}

function Fingerprint({ sha256 }: { sha256: string }) {
  return (
    <span className="fs-code" title={sha256}>
      {sha256.length > 24 ? `${sha256.slice(0, 12)}…${sha256.slice(-6)}` : sha256}
    </span>
  );
}
