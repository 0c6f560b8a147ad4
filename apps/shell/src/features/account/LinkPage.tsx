import { routes, type Account } from '@fairshift/contracts';
import { Page } from '../../platform/page.js';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { call } from '../../platform/api.js';
import { momentWords } from '../../platform/format.js';
import { useGoTo } from '../../platform/link.js';
import { Load } from '../../platform/load.js';
import { paths } from '../../platform/paths.js';
import { ACCOUNT_KEY } from '../../platform/queries.js';
import { linkWords as words } from './account.words.js';
import { LinkForm, type LinkFacts } from './LinkForm.js';

/** `/link#token`: the token stays behind the hash, so that no server log and no other site ever sees it. */
export function LinkPage() {
  const token = useLocation({ select: ({ hash }) => hash });
  return token.length < 20 ? <Incomplete /> : <WithToken token={token} />;
}

function Incomplete() {
  return (
    <Page title={words.missing.title} lede={words.missing.words}>
      {null}
    </Page>
  );
}

function titleOf(link: LinkFacts): string {
  if (link.kind === 'recovery') return words.recovery;
  if (link.kind === 'first-administrator') return words.firstAdministrator;
  return words.invitation(link.organisationName ?? 'Fairshift');
}

function WithToken({ token }: { token: string }) {
  const client = useQueryClient();
  const goTo = useGoTo();
  const link = useQuery({
    queryKey: ['lookUpLink', token],
    queryFn: ({ signal }) => call(routes.lookUpLink, { body: { token }, signal }),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const done = (account: Account) => {
    client.clear();
    client.setQueryData(ACCOUNT_KEY, account);
    goTo(paths.root(), { replace: true });
  };
  return (
    <Load query={link} what="your link">
      {(facts) => (
        <Page
          title={titleOf(facts)}
          lede={words.ledes[facts.kind === 'invitation' && facts.known ? 'known' : facts.kind]}
        >
          <div className="fs-card fs-card--l">
            <LinkForm token={token} link={facts} onDone={done} />
            <p className="fs-card__foot">{words.expires(momentWords(facts.expiresAt))}</p>
          </div>
        </Page>
      )}
    </Load>
  );
}
