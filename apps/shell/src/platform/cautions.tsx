import { Card } from '@fairshift/ui';

const words = { title: 'Before you trust these figures' } as const;

/** What the server says a reader must know: years or groups that differ. Nothing when there is nothing to know. */
export function Cautions({ sentences }: { readonly sentences: readonly string[] | undefined }) {
  if (!sentences || sentences.length === 0) return null;
  return (
    <Card title={words.title}>
      <ul className="fs-list">
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </Card>
  );
}
