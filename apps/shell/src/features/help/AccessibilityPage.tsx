import { Card } from '@fairshift/ui';
import { Page } from '../../platform/page.js';
import { accessibilityWords as words } from './help.words.js';

/** What we do so that everyone can use it, and what does not work well yet. */
export function AccessibilityPage() {
  return (
    <Page title={words.title} windowTitle="Accessibility" lede={words.lede}>
      <div className="sh-stack">
        <Card size="large">
          <ul className="fs-list">
            {words.points.map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ul>
        </Card>
        <Card title={words.knownTitle} size="large">
          <ul className="fs-list">
            {words.known.map((point) => (
              <li key={point}>{point}</li>
            ))}
          </ul>
          <p>{words.tell}</p>
        </Card>
      </div>
    </Page>
  );
}
