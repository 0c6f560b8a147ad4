import { routes, type PluginDecisionName, type PluginDetail, type PluginVersion } from '@fairshift/contracts';
import { Actions, Button, Card, Details, Facts, Notice } from '@fairshift/ui';
import { dateWords, momentWords, numberWords } from '../../platform/format.js';
import { sentenceOf } from '../../platform/problem.js';
import { useSend } from '../../platform/queries.js';
import { checkedWords, PluginChecks } from './PluginChecks.js';
import { pluginPageWords as words, pluginWords } from './plugins.words.js';

interface VersionProps {
  readonly detail: PluginDetail;
  readonly version: PluginVersion;
}

/** One version: its state, what it asks for in words, and the buttons that decide. */
export function PluginVersionCard({ detail, version }: VersionProps) {
  const { state, reason, version: number } = version;
  return (
    <Card title={words.version(number)} size="large">
      <p>
        <strong>{pluginWords.states[state]}</strong>
        {reason ? `. ${reason}` : null}
      </p>
      <Change version={version} />
      <h3>{words.asksTitle}</h3>
      <ul>
        {version.asks.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <Facts rows={factsOf(detail, version)} />
      <PluginChecks {...(version.checks ? { checks: version.checks } : {})} />
      <Decide pluginId={detail.id} version={version} />
    </Card>
  );
}

function Change({ version: { change, more, may } }: { version: PluginVersion }) {
  if (change === undefined || !may.includes('enable')) return null;
  return (
    <Notice kind={change === 'more' ? 'concern' : 'note'} title={words.changes[change]}>
      {more.length > 0 ? (
        <ul>
          {more.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      ) : null}
    </Notice>
  );
}

function factsOf(detail: PluginDetail, version: PluginVersion) {
  const isFirst = detail.versions[0] === version;
  const { decidedBy, decidedAt } = version;
  return [
    { key: words.from, value: version.publisher },
    { key: words.contact, value: version.contact },
    { key: words.licence, value: version.licence },
    {
      key: words.brings,
      value: version.contributes.map(({ kind, title }) => `${title} (${pluginWords.kinds[kind]})`).join(', '),
    },
    {
      key: words.found,
      value: `${dateWords(version.foundAt)}, ${words.foundIn[version.locator]}: ${version.origin}`,
    },
    { key: words.checked, value: checkedWords(version) },
    ...(decidedBy && decidedAt
      ? [{ key: words.decided, value: words.by(decidedBy, momentWords(decidedAt)) }]
      : []),
    ...(isFirst && detail.lastGoodRunAt
      ? [
          {
            key: words.lastRun,
            value: `${momentWords(detail.lastGoodRunAt)}, ${words.rows(numberWords(detail.lastRows ?? 0))}`,
          },
        ]
      : []),
  ];
}

const CHANGES = ['getPlugin', 'listPluginStates', 'listPluginEvents', 'listPlugins'];

function Decide({ pluginId, version }: { pluginId: string; version: PluginVersion }) {
  const decide = useSend(routes.decidePlugin, CHANGES);
  const { may, hash, version: number, change } = version;
  const send = (decision: PluginDecisionName) =>
    decide.mutate({ params: { pluginId }, body: { version: number, hash, decision } });
  const nameOf = (decision: PluginDecisionName) =>
    decision === 'enable' && change !== undefined ? words.approveAndEnable : words.decisions[decision];
  if (may.length === 0) return <p>{words.notNow}</p>;
  return (
    <>
      {decide.isError ? <Notice kind="error" title={sentenceOf(decide.error)} /> : null}
      <Actions>
        {may
          .filter((decision) => decision !== 'remove')
          .map((decision) => (
            <Button
              key={decision}
              look={decision === 'enable' ? 'primary' : 'secondary'}
              disabled={decide.isPending}
              onClick={() => send(decision)}
            >
              {nameOf(decision)}
            </Button>
          ))}
      </Actions>
      {may.includes('remove') ? (
        <Details summary={words.removeTitle}>
          <p>{words.removeSure}</p>
          <Button look="warning" disabled={decide.isPending} onClick={() => send('remove')}>
            {words.decisions.remove}
          </Button>
        </Details>
      ) : null}
    </>
  );
}
