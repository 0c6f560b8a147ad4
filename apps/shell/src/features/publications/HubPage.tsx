import { routes, type Publication } from '@fairshift/contracts';
import { AppLink, Card, Chip, EmptyState, ExampleTag } from '@fairshift/ui';
import { useState } from 'react';
import { dateWords } from '../../platform/format.js';
import { Load } from '../../platform/load.js';
import { Page } from '../../platform/page.js';
import { paths } from '../../platform/paths.js';
import { useRead } from '../../platform/queries.js';
import { useAccount } from '../../platform/session.js';
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
      <Card size="large" foot={words.foot}>
        <ul className="sh-rows">
          {filtered.map((publication) => (
            <Row key={publication.id} publication={publication} />
          ))}
        </ul>
      </Card>
    </div>
  );
}

function Row({ publication }: { publication: Publication }) {
  const { memberships } = useAccount();
  const own = memberships.some(({ organisation }) => organisation.id === publication.organisation.id);
  return (
    <li className="sh-row">
      <h2 className="sh-row__title">
        <AppLink href={paths.hubChart(publication.id)}>{publication.title}</AppLink>
      </h2>
      <p>{publication.sentence}</p>
      <p className="sh-row__facts fs-small">
        {words.released(publication.organisation.name, dateWords(publication.releasedAt))}
        {publication.characteristic ? ` · ${publication.characteristic}` : ''}
        {own ? ` · ${words.yours}` : ''}
      </p>
      <div className="sh-row__end">{publication.example ? <ExampleTag /> : null}</div>
    </li>
  );
}
