import { routes, type Account, type RouteResponse } from '@fairshift/contracts';
import { Details, Notice } from '@fairshift/ui';
import { sentenceOf } from '../../platform/problem.js';
import { useSend } from '../../platform/queries.js';
import { signInWords as words } from './account.words.js';

type Demo = RouteResponse<typeof routes.getDemo>;
type Person = Demo['people'][number];

/** One person of each role first; the others wait behind one line. */
function firstOfEachRole(people: readonly Person[]): Person[] {
  return people.filter((person, i) => people.findIndex(({ role }) => role === person.role) === i);
}

/** The example people as cards; one press signs in as that person. */
export function DemoPeople({ demo, onDone }: { demo: Demo; onDone: (account: Account) => void }) {
  const signIn = useSend(routes.signIn);
  const be = (person: Person) =>
    signIn.mutate({ body: { login: person.login, password: demo.password ?? '' } }, { onSuccess: onDone });
  const shown = firstOfEachRole(demo.people);
  const rest = demo.people.filter((person) => !shown.includes(person));
  return (
    <section aria-labelledby="who">
      <div className="sh-section__head">
        <h2 id="who">{words.who}</h2>
        <span className="fs-quiet">{words.oneClick}</span>
      </div>
      {signIn.isError ? <Notice kind="error" title={sentenceOf(signIn.error)} /> : null}
      <ul className="fs-people">
        {shown.map((person) => (
          <PersonCard key={person.login} person={person} onChoose={() => be(person)} />
        ))}
      </ul>
      {rest.length > 0 ? (
        <Details summary={words.more(rest.length)}>
          <ul className="fs-people">
            {rest.map((person) => (
              <PersonCard key={person.login} person={person} onChoose={() => be(person)} />
            ))}
          </ul>
        </Details>
      ) : null}
    </section>
  );
}

function PersonCard({ person, onChoose }: { person: Person; onChoose: () => void }) {
  return (
    <li className="fs-card sh-choice">
      <h3>
        <button type="button" onClick={onChoose}>
          {person.role}
        </button>
      </h3>
      <p>{person.purpose}</p>
      <p className="sh-choice__foot">{words.youAre(person.name, person.organisationName)}</p>
    </li>
  );
}
