import { routes, type Publication } from '@fairshift/contracts';
import { AppLink, Button, Card, EmptyState, LinkButton, Notice, Table, Tool } from '@fairshift/ui';
import { useState } from 'react';
import { dateWords } from '../../platform/format.js';
import { Load } from '../../platform/load.js';
import { Page } from '../../platform/page.js';
import { paths } from '../../platform/paths.js';
import { sentenceOf } from '../../platform/problem.js';
import { useRead, useSend } from '../../platform/queries.js';
import { useMay, useOrganisation } from '../../platform/session.js';
import { releaseWords as words } from './publications.words.js';

/** What this organisation has released, withdrawn ones too. */
export function ReleasesPage() {
  const { id: organisationId, slug } = useOrganisation();
  const releases = useRead(routes.listPublications, { params: { organisationId }, query: { limit: 200 } });
  return (
    <Load query={releases} what="your releases">
      {({ items }) => (
        <Page title={words.title(items.length)} windowTitle={words.windowTitle} lede={words.lede}>
          {items.length > 0 ? (
            <List items={items} />
          ) : (
            <EmptyState
              title={words.emptyTitle}
              action={
                <LinkButton look="secondary" href={paths.projects(slug)}>
                  {words.toProjects}
                </LinkButton>
              }
            >
              <p>{words.empty}</p>
            </EmptyState>
          )}
        </Page>
      )}
    </Load>
  );
}

function List({ items }: { items: readonly Publication[] }) {
  const { slug } = useOrganisation();
  const mayRelease = useMay('publications:release');
  const [withdrawn, setWithdrawn] = useState(false);
  return (
    <Card size="large">
      {withdrawn ? <Notice kind="done" title={words.done} /> : null}
      <Table
        caption={words.windowTitle}
        captionHidden
        rows={items}
        rowKey={({ id }) => id}
        empty={null}
        columns={[
          {
            id: 'chart',
            heading: words.chart,
            cell: ({ chartId, title }) => <AppLink href={paths.chart(slug, chartId)}>{title}</AppLink>,
          },
          { id: 'sentence', heading: words.sentence, cell: ({ sentence }) => sentence },
          {
            id: 'when',
            heading: words.when,
            cell: ({ releasedAt, releasedBy }) => words.by(releasedBy, dateWords(releasedAt)),
          },
          {
            id: 'state',
            heading: words.state,
            cell: (publication) =>
              publication.withdrawnAt ? (
                words.withdrawn(dateWords(publication.withdrawnAt))
              ) : (
                <Standing
                  publication={publication}
                  mayRelease={mayRelease}
                  onWithdrawn={() => setWithdrawn(true)}
                />
              ),
          },
        ]}
      />
    </Card>
  );
}

interface StandingProps {
  readonly publication: Publication;
  readonly mayRelease: boolean;
  readonly onWithdrawn: () => void;
}

function Standing({ publication, mayRelease, onWithdrawn }: StandingProps) {
  const { id: organisationId } = useOrganisation();
  const [sure, setSure] = useState(false);
  const withdraw = useSend(routes.withdrawPublication, [
    'listPublications',
    'listHubPublications',
    'getChart',
  ]);
  if (!mayRelease) return <AppLink href={paths.hubChart(publication.id)}>{words.visible}</AppLink>;
  return (
    <div className="sh-stack">
      <AppLink href={paths.hubChart(publication.id)}>{words.visible}</AppLink>
      {withdraw.isError ? <Notice kind="error" title={sentenceOf(withdraw.error)} /> : null}
      {sure ? (
        <>
          <Button
            look="warning"
            onClick={() =>
              withdraw.mutate(
                { params: { organisationId, publicationId: publication.id } },
                { onSuccess: onWithdrawn },
              )
            }
          >
            {words.withdrawSure}
          </Button>
          <Tool onClick={() => setSure(false)}>{words.keep}</Tool>
        </>
      ) : (
        <Tool label={`${words.withdraw}: ${publication.title}`} onClick={() => setSure(true)}>
          {words.withdraw}
        </Tool>
      )}
    </div>
  );
}
