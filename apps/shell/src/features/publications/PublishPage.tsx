import type { ChartResult } from '@fairshift/chart-host';
import { routes, type RouteResponse } from '@fairshift/contracts';
import { Actions, Card, EmptyState, LinkButton, Notice, Steps } from '@fairshift/ui';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { call } from '../../platform/api.js';
import { Load } from '../../platform/load.js';
import { Page } from '../../platform/page.js';
import { paths } from '../../platform/paths.js';
import { useRead } from '../../platform/queries.js';
import { useMay, useOrganisation } from '../../platform/session.js';
import { findingOf } from '../charts/index.js';
import { Protection } from './Protection.js';
import { publishWords as words } from './publications.words.js';
import { ReleaseForm } from './ReleaseForm.js';
import { SnapshotChart } from './SnapshotChart.js';

type Preview = RouteResponse<typeof routes.previewPublication>;

/** See it as others will, say what it shows, release. */
export function PublishPage() {
  const { chartId } = useParams({ from: '/signed-in/o/$slug/charts/$chartId/publish' });
  const mayRelease = useMay('publications:release');
  const { slug } = useOrganisation();
  if (mayRelease) return <Flow chartId={chartId} />;
  return (
    <Page title={words.cannot.title} eyebrow={words.eyebrow}>
      <EmptyState
        title={words.title}
        action={
          <LinkButton look="secondary" href={paths.chart(slug, chartId)}>
            {words.back}
          </LinkButton>
        }
      >
        <p>{words.cannot.words}</p>
      </EmptyState>
    </Page>
  );
}

function Flow({ chartId }: { chartId: string }) {
  const { id: organisationId } = useOrganisation();
  const client = useQueryClient();
  const key = ['previewPublication', organisationId, chartId];
  // A preview changes nothing, so it is read like a page; but never from the store: it must show today's data.
  const preview = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => call(routes.previewPublication, { params: { organisationId, chartId }, signal }),
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
  const [released, setReleased] = useState<string>();
  return (
    <Load query={preview} what="the preview">
      {(shown) =>
        released ? (
          <Released chartId={chartId} publicationId={released} />
        ) : (
          <See
            chartId={chartId}
            preview={shown}
            onReleased={setReleased}
            onStale={() => void client.invalidateQueries({ queryKey: key })}
          />
        )
      }
    </Load>
  );
}

interface SeeProps {
  readonly chartId: string;
  readonly preview: Preview;
  readonly onReleased: (publicationId: string) => void;
  readonly onStale: () => void;
}

function See({ chartId, preview, onReleased, onStale }: SeeProps) {
  const { id: organisationId, slug } = useOrganisation();
  const [result, setResult] = useState<ChartResult>();
  const kept = useRead(routes.getChart, { params: { organisationId, chartId } });
  const { snapshot, sha256 } = preview;
  return (
    <Page
      title={words.title}
      eyebrow={`${words.eyebrow} · ${snapshot.title}`}
      example={snapshot.example}
      lede={kept.data?.chart.publicationId ? words.again : words.lede}
      crumbs={[{ label: snapshot.title, href: paths.chart(slug, chartId) }, { label: words.eyebrow }]}
    >
      <Steps steps={words.steps} current={0} />
      <div className="fs-grid">
        <div className="fs-c8">
          <SnapshotChart snapshot={snapshot} onResult={setResult} />
        </div>
        <div className="fs-c4 sh-stack">
          <Card title={words.protection} mark="key">
            <Protection protection={snapshot.protection} />
          </Card>
          <Card title={words.cross}>
            <ul className="fs-list">
              {words.crosses.map((thing) => (
                <li key={thing}>{thing}</li>
              ))}
            </ul>
            <p className="fs-card__foot">{words.never}</p>
          </Card>
          {result ? (
            <ReleaseForm
              chartId={chartId}
              sha256={sha256}
              suggestion={findingOf(result)}
              onReleased={onReleased}
              onStale={onStale}
            />
          ) : null}
        </div>
      </div>
    </Page>
  );
}

function Released({ chartId, publicationId }: { chartId: string; publicationId: string }) {
  const { slug } = useOrganisation();
  return (
    <Page title={words.released} eyebrow={words.eyebrow} lede={words.releasedLede}>
      <Steps steps={words.steps} current={3} />
      <Notice kind="done" title={words.released}>
        <p>{words.releaseHint}</p>
      </Notice>
      <Actions>
        <LinkButton href={paths.hubChart(publicationId)}>{words.seeHub}</LinkButton>
        <LinkButton look="secondary" href={paths.chart(slug, chartId)}>
          {words.back}
        </LinkButton>
      </Actions>
    </Page>
  );
}
