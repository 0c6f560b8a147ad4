import { routes } from '@fairshift/contracts';
import { AppLink, Button, Details, Notice } from '@fairshift/ui';
import { sentenceOf } from '../../platform/problem.js';
import { useSend } from '../../platform/queries.js';
import { systemWords as words } from './system.words.js';

/** Removes the examples for good; asks once, because it cannot be undone. */
export function EndDemo() {
  const end = useSend(routes.endDemo, ['listOrganisations']);
  if (end.data) {
    const link = end.data.firstAdministratorLink;
    return (
      <Notice kind="done" title={words.demoEnded}>
        {link ? <AppLink href={link}>{link}</AppLink> : null}
      </Notice>
    );
  }
  return (
    <Details summary={words.demoTitle}>
      <p>{words.demoWords}</p>
      {end.isError ? <Notice kind="error" title={sentenceOf(end.error)} /> : null}
      <Button look="warning" disabled={end.isPending} onClick={() => end.mutate({})}>
        {words.demoEnd}
      </Button>
    </Details>
  );
}
