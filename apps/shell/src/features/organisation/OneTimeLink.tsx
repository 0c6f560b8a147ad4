import { Notice, TextInput } from '@fairshift/ui';
import { momentWords } from '../../platform/format.js';
import { inviteWords as words } from './organisation.words.js';

/** A link that is shown once: to be copied and handed over by the person who made it. */
export function OneTimeLink({ link, expiresAt }: { link: string; expiresAt: string }) {
  return (
    <Notice kind="done" title={words.ready}>
      <p>
        {words.readyWords} {words.until(momentWords(expiresAt))}
      </p>
      <TextInput id="one-time-link" name="link" label={words.link} value={link} onChange={() => undefined} />
    </Notice>
  );
}
