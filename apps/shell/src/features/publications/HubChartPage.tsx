import type { ChartResult } from '@fairshift/chart-host';
import { routes, type Publication, type Snapshot } from '@fairshift/contracts';
import { Card, Facts } from '@fairshift/ui';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { dateWords } from '../../platform/format.js';
import { Load } from '../../platform/load.js';
import { Page } from '../../platform/page.js';
import { paths } from '../../platform/paths.js';
import { useRead } from '../../platform/queries.js';
import { SaveChart, saveWords, type FileRoutes } from '../charts/index.js';
import { Protection } from './Protection.js';
import { hubWords as words } from './publications.words.js';
import { SnapshotChart } from './SnapshotChart.js';

const FILES: FileRoutes = {
  png: routes.getPublicationPng,
  svg: routes.getPublicationSvg,
  pdf: routes.getPublicationPdf,
  csv: routes.getPublicationCsv,
  xlsx: routes.getPublicationXlsx,
  checkInR: routes.getPublicationCheckInR,
};

/** One released chart, as every organisation of the system sees it. */
export function HubChartPage() {
  const { publicationId } = useParams({ from: '/signed-in/hub/$publicationId' });
  const released = useRead(routes.getHubPublication, { params: { publicationId } });
  return (
    <Load query={released} what="the released chart">
      {({ publication, snapshot }) => <Shown publication={publication} snapshot={snapshot} />}
    </Load>
  );
}

function Shown({ publication, snapshot }: { publication: Publication; snapshot: Snapshot }) {
  const [result, setResult] = useState<ChartResult>();
  return (
    <Page
      title={publication.title}
      eyebrow={publication.organisation.name}
      example={publication.example}
      lede={publication.sentence}
      crumbs={[{ label: words.windowTitle, href: paths.hub() }, { label: publication.title }]}
    >
      <div className="fs-grid">
        <div className="fs-c8">
          <SnapshotChart
            snapshot={snapshot}
            tools={
              <a className="fs-tool" href="#save">
                {saveWords.tool}
              </a>
            }
            onResult={setResult}
          >
            <SaveChart
              files={FILES}
              params={{ publicationId: publication.id }}
              title={publication.title}
              chartType={snapshot.chartType}
              input={snapshot.input}
              example={snapshot.example}
              result={result}
            />
          </SnapshotChart>
        </div>
        <div className="fs-c4 sh-stack">
          <Card title={words.about}>
            <Facts
              rows={[
                { key: words.organisation, value: publication.organisation.name },
                ...(snapshot.projectTitle ? [{ key: words.project, value: snapshot.projectTitle }] : []),
                ...(snapshot.aimSentence ? [{ key: 'Aim', value: snapshot.aimSentence }] : []),
                { key: words.releasedOn, value: dateWords(publication.releasedAt) },
              ]}
            />
          </Card>
          <Card title={words.protection}>
            <Protection protection={snapshot.protection} />
          </Card>
        </div>
      </div>
    </Page>
  );
}
