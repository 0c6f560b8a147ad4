import { routes, type Publication } from '@fairshift/contracts';
import { AppLink, Chip, EmptyState, ExampleTag } from '@fairshift/ui';
import { useState } from 'react';
import { dateWords } from '../../platform/format.js';
import { Load } from '../../platform/load.js';
import { Page } from '../../platform/page.js';
import { paths } from '../../platform/paths.js';
import { useRead } from '../../platform/queries.js';
import { useAccount } from '../../platform/session.js';
import { Thumbnail } from '../charts/index.js';
import { hubWords as words } from './publications.words.js';

/** What the organisations of the system have released; nothing else of theirs can be seen. */
export function HubPage() {
  const { system } = useAccount();
  const released = useRead(routes.listHubPublications, { query: { limit: 200 } });
  return (
    <Load query={released} what="the hub">
      {({ items }) => {
        const organisations = new Set(items.map(({ organisation }) => organisation.id)).size;
        return (
          <Page
            title={items.length > 0 ? words.title(items.length, organisations) : words.none}
            windowTitle={words.windowTitle}
            eyebrow={words.eyebrow(system.name)}
            lede={words.lede}
          >
            {items.length > 0 ? (
              <Released items={items} />
            ) : (
              <EmptyState title={words.emptyTitle}>
                <p>{words.empty}</p>
              </EmptyState>
            )}
          </Page>
        );
      }}
    </Load>
  );
}

function Released({ items }: { items: readonly Publication[] }) {
  const [shown, setShown] = useState<string>();
  const kinds = [...new Set(items.flatMap(({ characteristic }) => characteristic ?? []))].toSorted();
  const filtered =
    shown === undefined ? items : items.filter(({ characteristic }) => characteristic === shown);
  return (
    <div className="sh-stack">
      {kinds.length > 1 ? (
        <fieldset className="nhsuk-fieldset fs-chips">
          <legend className="fs-vh">{words.filter}</legend>
          <Chip pressed={shown === undefined} onClick={() => setShown(undefined)}>
            {words.all}
          </Chip>
          {kinds.map((kind) => (
            <Chip key={kind} pressed={shown === kind} onClick={() => setShown(kind)}>
              {kind}
            </Chip>
          ))}
        </fieldset>
      ) : null}
      <ul className="sh-cards">
        {filtered.map((publication) => (
          <li key={publication.id}>
            <ReleasedCard publication={publication} />
          </li>
        ))}
      </ul>
      <p className="fs-small fs-quiet">{words.foot}</p>
    </div>
  );
}

/** A released chart at a glance: whose it is, what it says, and its picture. */
function ReleasedCard({ publication }: { publication: Publication }) {
  const { memberships } = useAccount();
  const { id, organisation, title, sentence, characteristic, releasedAt, example } = publication;
  const own = memberships.some((membership) => membership.organisation.id === organisation.id);
  return (
    <article className="fs-card sh-glance">
      <div>
        <p className="fs-small fs-quiet sh-glance__eyebrow">
          {[organisation.name, characteristic, own ? words.yours : undefined].filter(Boolean).join(' · ')}
          {example ? <ExampleTag /> : null}
        </p>
        <h2 className="sh-row__title">
          <AppLink href={paths.hubChart(id)}>{title}</AppLink>
        </h2>
        <p>{sentence}</p>
        <p className="fs-small fs-quiet">{words.releasedAt(dateWords(releasedAt))}</p>
      </div>
      <Thumbnail route={routes.getPublicationSvg} params={{ publicationId: id }} />
    </article>
  );
}
