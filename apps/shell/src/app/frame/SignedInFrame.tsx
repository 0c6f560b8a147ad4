import { routes, type Account } from '@fairshift/contracts';
import { DemoBanner, Header, PageFrame } from '@fairshift/ui';
import { useQueryClient } from '@tanstack/react-query';
import { Outlet, useLocation } from '@tanstack/react-router';
import { call } from '../../platform/api.js';
import { Failure } from '../../platform/failure.js';
import { Waiting } from '../../platform/load.js';
import { Redirect, useGoTo } from '../../platform/link.js';
import { paths } from '../../platform/paths.js';
import { ACCOUNT_KEY } from '../../platform/queries.js';
import { AccountContext, useAccountQuery } from '../../platform/session.js';
import { AppFooter } from './AppFooter.js';
import { currentScope } from './current-scope.js';
import { frameWords as words } from './frame.words.js';
import { PublicFrame } from './PublicFrame.js';
import { menuOf, sectionsOf } from './sections.js';

/** Lets in who is signed in; sends everyone else to sign in and back again. */
export function SignedInFrame() {
  const query = useAccountQuery();
  const location = useLocation();
  if (query.data) return <Inside account={query.data} path={location.pathname} />;
  if (query.data === null) return <Redirect to={paths.signIn(location.href)} />;
  return (
    <PublicFrame>
      {query.isError ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Waiting what="Fairshift" onRetry={() => void query.refetch()} />
      )}
    </PublicFrame>
  );
}

function useSignOut(): () => void {
  const client = useQueryClient();
  const goTo = useGoTo();
  return () => {
    const leave = () => {
      client.clear();
      client.setQueryData(ACCOUNT_KEY, null);
      goTo(paths.signIn());
    };
    // A session that has ended already is signed out too.
    call(routes.signOut, {}).then(leave, leave);
  };
}

function Inside({ account, path }: { account: Account; path: string }) {
  const signOut = useSignOut();
  const scope = currentScope(account, path);
  const header = (
    <Header
      homeHref={scope ? paths.home(scope.slug) : paths.root()}
      organisation={scope?.name ?? account.system.name}
      sections={sectionsOf(path, scope)}
      help={{ label: words.help, href: '/help' }}
      account={menuOf(account, scope, signOut)}
    />
  );
  return (
    <AccountContext value={account}>
      <PageFrame
        header={header}
        banner={account.demo ? <DemoBanner>{words.demo}</DemoBanner> : undefined}
        footer={<AppFooter demo={account.demo} />}
      >
        <Outlet />
      </PageFrame>
    </AccountContext>
  );
}
