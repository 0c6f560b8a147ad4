import { routes, type PluginDetail } from '@fairshift/contracts';
import { Button, Card, Details, Notice } from '@fairshift/ui';
import { sentenceOf } from '../../platform/problem.js';
import { useSend } from '../../platform/queries.js';
import { pluginPageWords as words } from './plugins.words.js';

/** States in which a version may still run, or be run at once. */
const IN_USE = ['approved', 'enabled', 'ready', 'failed'];

/** Deletes what a plugin brought in, for good: counted, never shown. */
export function PluginPurge({ detail }: { detail: PluginDetail }) {
  const purge = useSend(routes.purgePlugin, ['getPlugin', 'listPluginEvents']);
  const { datasets, organisations } = detail.uses;
  const isInUse = detail.versions.some(({ state }) => IN_USE.includes(state));
  return (
    <Card title={words.purgeTitle}>
      {purge.data ? <Notice kind="done" title={words.purged(purge.data.datasets)} /> : null}
      {purge.isError ? <Notice kind="error" title={sentenceOf(purge.error)} /> : null}
      <p>{datasets === 0 ? words.purgeNone : words.purgeWords(datasets, organisations)}</p>
      {datasets > 0 && isInUse ? <p>{words.purgeFirst}</p> : null}
      {datasets > 0 && !isInUse ? (
        <Details summary={words.purgeTitle}>
          <Button
            look="warning"
            disabled={purge.isPending}
            onClick={() => purge.mutate({ params: { pluginId: detail.id }, body: { datasets } })}
          >
            {words.purge(datasets)}
          </Button>
        </Details>
      ) : null}
    </Card>
  );
}
