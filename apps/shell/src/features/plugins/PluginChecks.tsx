import type { PluginCheck, PluginVersion } from '@fairshift/contracts';
import { Details, Table } from '@fairshift/ui';
import { pluginPageWords as words } from './plugins.words.js';

/** How far the checks got, in one sentence. */
export function checkedWords({ badge, checks, checking, locator }: PluginVersion): string {
  if (badge) return words.badges[badge];
  if (checks) return words.noBadge;
  if (checking) return words.checking;
  return locator === 'workspace' ? words.ownChecked : words.notChecked;
}

/** A report is still to come. */
export const waitsForChecks = ({ checks, locator, state }: PluginVersion): boolean =>
  checks === undefined && locator !== 'workspace' && state !== 'removed' && state !== 'refused';

/** What the conformance kit found: what failed, why it matters to users, and what the publisher should change. */
export function PluginChecks({ checks = [] }: Pick<PluginVersion, 'checks'>) {
  if (checks.length === 0) return null;
  const failed = checks.filter(({ result }) => result === 'failed');
  return (
    <>
      {failed.length > 0 ? <h3>{words.failedTitle(failed.length)}</h3> : null}
      {failed.length > 0 ? (
        <ul>
          {failed.map((check) => (
            <li key={keyOf(check)}>
              <Failed check={check} />
            </li>
          ))}
        </ul>
      ) : null}
      <Details summary={words.allChecks(checks.length)}>
        <Table
          caption={words.checksCaption}
          captionHidden
          rows={checks}
          rowKey={keyOf}
          empty={null}
          columns={[
            { id: 'check', heading: words.check, cell: ({ title, about }) => words.checkPart(title, about) },
            {
              id: 'result',
              heading: words.result,
              cell: ({ result, because }) => [words.results[result], because].filter(Boolean).join('. '),
            },
          ]}
        />
      </Details>
    </>
  );
}

function Failed({ check: { title, about, why, findings } }: { check: PluginCheck }) {
  return (
    <>
      <strong>{words.checkPart(title, about)}</strong>
      {why ? <p>{why}</p> : null}
      {findings.map(({ what, change }) => (
        <p key={what}>
          {what} {words.change(change)}
        </p>
      ))}
    </>
  );
}

const keyOf = ({ id, about }: PluginCheck): string => `${about} ${id}`;
