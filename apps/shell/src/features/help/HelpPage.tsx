import { Card } from '@fairshift/ui';
import { Page } from '../../platform/page.js';
import { helpWords as words } from './help.words.js';

/** How to begin and how figures are worked out, in plain words; open to everyone. */
export function HelpPage() {
  return (
    <Page title={words.title} windowTitle="Help" lede={words.lede}>
      <div className="fs-grid">
        <div className="fs-c8 sh-stack">
          {words.topics.map((topic) => (
            <section
              key={topic.id}
              id={topic.id}
              className="fs-card fs-card--l"
              aria-labelledby={`${topic.id}-title`}
            >
              <h2 id={`${topic.id}-title`} className="fs-card__title--l">
                {topic.title}
              </h2>
              {topic.words.map((paragraph) => (
                <p key={paragraph} className="fs-words">
                  {paragraph}
                </p>
              ))}
            </section>
          ))}
        </div>
        <div className="fs-c4 fs-first sh-stack">
          <Card title={words.listTitle}>
            <ul className="fs-list">
              {words.topics.map(({ id, title }) => (
                <li key={id}>
                  <a href={`#${id}`}>{title}</a>
                </li>
              ))}
            </ul>
          </Card>
        </div>
      </div>
    </Page>
  );
}
