import type { Understanding } from '@fairshift/contracts';
import { Notice } from '@fairshift/ui';
import { importWords as words } from './imports.words.js';

type Notices = NonNullable<Understanding['notices']>;

/** What the source says of the file as a whole: read before the start, since no row is at fault. */
export function SourceNotices({ notices }: { notices: Notices }) {
  if (notices.length === 0) return null;
  const isConcern = notices.some(({ level }) => level === 'warn');
  return (
    <Notice kind={isConcern ? 'concern' : 'note'} title={words.ready.notices}>
      <ul>
        {notices.map(({ message }) => (
          <li key={message}>{message}</li>
        ))}
      </ul>
    </Notice>
  );
}
