import { Card, Details, Facts } from '@fairshift/ui';
import { importWords } from './imports.words.js';
import { saveText } from './save-text.js';

const words = importWords.layouts;

/** The files that are read as they come, and our own layout for everything else. */
export function KnownLayouts() {
  return (
    <Card title={words.title}>
      <ul className="fs-list">
        {words.known.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
      <Details summary={words.ownSummary}>
        <OwnLayout />
      </Details>
    </Card>
  );
}

/** Our own layout, column by column, with a file to start from. */
export function OwnLayout() {
  return (
    <>
      <p>{words.own}</p>
      <Facts
        rows={words.columns.map(({ heading, meaning }) => ({
          key: heading,
          value: meaning,
        }))}
      />
      <p className="sh-actions-row">
        <button
          type="button"
          className="sh-link"
          onClick={() => saveText(words.exampleName, words.example.join('\r\n'))}
        >
          {words.download}
        </button>
      </p>
    </>
  );
}
