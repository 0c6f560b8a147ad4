import { Card } from '@fairshift/ui';
import { Page } from '../../platform/page.js';
import { helpWords as words } from './help.words.js';

/** How figures are worked out, in plain words; open to everyone. */
export function HelpPage() {
  return (
    <Page title={words.title} windowTitle="Help" lede={words.lede}>
      <div className="sh-stack">
        {words.topics.map((topic) => (
          <Card key={topic.title} title={topic.title} size="large">
            {topic.words.map((paragraph) => (
              <p key={paragraph} className="fs-words">
                {paragraph}
              </p>
            ))}
          </Card>
        ))}
      </div>
    </Page>
  );
}
