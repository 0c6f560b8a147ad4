import { copyAllowed, licenceWords } from '@fairshift/chart-host';
import type { ChartInputJson } from '@fairshift/contracts';
import { Details, Provenance } from '@fairshift/ui';
import type { ReactNode } from 'react';
import { chartWords as words } from './charts.words.js';

type Source = ChartInputJson['sources'][number];

export interface SourceCardsProps {
  readonly sources: readonly Source[];
  readonly definition?: ReactNode;
}

/** Source, licence and fingerprint of every file behind the figures; the first is open. */
export function SourceCards({ sources, definition }: SourceCardsProps) {
  const [first, ...more] = sources;
  if (!first) return null;
  return (
    <>
      <SourceCard title={words.from} source={first} definition={definition} />
      {more.length > 0 ? (
        <Details summary={words.moreSources(more.length)}>
          <div className="sh-stack">
            {more.map((source) => (
              <SourceCard
                key={`${source.sha256} ${source.url} ${source.retrievedAt} ${source.licence.attribution}`}
                title={words.alsoFrom}
                source={source}
              />
            ))}
          </div>
        </Details>
      ) : null}
    </>
  );
}

function SourceCard(props: { title: string; source: Source; definition?: ReactNode }) {
  const { title, source, definition } = props;
  return (
    <Provenance
      title={title}
      source={source.licence.attribution || source.url}
      sha256={source.sha256}
      edition={source.edition}
      definition={definition}
      licence={licenceWords([source])}
      sharing={copyAllowed([source]) ? undefined : words.noCopy}
    />
  );
}
