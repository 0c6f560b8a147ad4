import { routes, type Account } from '@fairshift/contracts';
import { Details } from '@fairshift/ui';
import { useQueryClient } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useHeadingFocus, useTitle } from '../../platform/focus.js';
import { useGoTo } from '../../platform/link.js';
import { Load } from '../../platform/load.js';
import { ACCOUNT_KEY, useRead } from '../../platform/queries.js';
import { paths } from '../../platform/paths.js';
import { signInWords as words } from './account.words.js';
import { DemoPeople } from './DemoPeople.js';
import { GapPicture } from './GapPicture.js';
import { SignInForm } from './SignInForm.js';

/** The way in: a demo offers its people, every installation offers login and password. */
export function SignInPage() {
  const { next } = useSearch({ from: '/open/sign-in' });
  const client = useQueryClient();
  const goTo = useGoTo();
  const demo = useRead(routes.getDemo, {});
  const within = useHeadingFocus(words.title);
  useTitle(words.title);
  const done = (account: Account) => {
    client.clear();
    client.setQueryData(ACCOUNT_KEY, account);
    goTo(next ?? paths.root(), { replace: true });
  };
  return (
    <div ref={within}>
      <Welcome demo={demo.data?.on ?? false} />
      <Load query={demo} what="the sign-in page" part>
        {(shown) =>
          shown.on && shown.people.length > 0 ? (
            <div className="sh-stack">
              <DemoPeople demo={shown} onDone={done} />
              <Details summary={words.own}>
                <SignInForm onDone={done} />
              </Details>
              <p className="fs-quiet">{words.examples}</p>
            </div>
          ) : (
            <section className="fs-card fs-card--l" aria-labelledby="own">
              <h2 id="own">{words.title}</h2>
              <SignInForm onDone={done} />
            </section>
          )
        }
      </Load>
    </div>
  );
}

function Welcome({ demo }: { demo: boolean }) {
  return (
    <div className="sh-welcome">
      <div>
        <h1>
          {words.promise.map((line) => (
            <span key={line} className="sh-line">
              {line}{' '}
            </span>
          ))}
        </h1>
        <p className="fs-words">{demo ? `${words.lede} ${words.ledeDemo}` : words.lede}</p>
      </div>
      <GapPicture />
    </div>
  );
}
