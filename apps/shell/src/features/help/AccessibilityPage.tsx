import { Card } from '@fairshift/ui';
import { Page } from '../../platform/page.js';
import { accessibilityWords as words } from './help.words.js';

/** What we do so that everyone can use it, and what does not work well yet. */
export function AccessibilityPage() {
  return (
    <Page title={words.title} windowTitle="Accessibility" lede={words.lede}>
      <div className="fs-grid">
        <div className="fs-c8">
          <Card title={words.pointsTitle} size="large">
            <List items={words.points} />
          </Card>
        </div>
        <div className="fs-c4 sh-stack">
          <Card title={words.knownTitle}>
            <List items={words.known} />
          </Card>
          <Card title={words.tellTitle}>
            <p>{words.tell}</p>
          </Card>
        </div>
      </div>
    </Page>
  );
}

function List({ items }: { items: readonly string[] }) {
  return (
    <ul className="fs-list">
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}
