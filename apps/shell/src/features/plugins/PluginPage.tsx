import { routes, type PluginDetail } from '@fairshift/contracts';
import { InsetText } from '@fairshift/ui';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { Load } from '../../platform/load.js';
import { Page } from '../../platform/page.js';
import { paths } from '../../platform/paths.js';
import { useRead } from '../../platform/queries.js';
import { isSystemAdministrator, useAccount } from '../../platform/session.js';
import { systemWords } from '../system/index.js';
import { waitsForChecks } from './PluginChecks.js';
import { PluginEvents } from './PluginEvents.js';
import { PluginPurge } from './PluginPurge.js';
import { PluginVersionCard } from './PluginVersionCard.js';
import { pluginWords as words } from './plugins.words.js';

/** While the checks of a version run. */
const LOOK_EVERY_MS = 5_000;

/** One plugin: each version with what it asks for, what may be decided, and what happened. */
export function PluginPage() {
  const { pluginId } = useParams({ from: '/signed-in/system/plugins/$pluginId' });
  const may = isSystemAdministrator(useAccount());
  const [waits, setWaits] = useState(false);
  const every = waits ? LOOK_EVERY_MS : false;
  const plugin = useRead(routes.getPlugin, { params: { pluginId } }, { enabled: may, every });
  const stillWaits = plugin.data?.versions.some(waitsForChecks) ?? false;
  if (stillWaits !== waits) setWaits(stillWaits);
  if (!may) {
    return (
      <Page title={words.plugins}>
        <InsetText>{systemWords.cannot}</InsetText>
      </Page>
    );
  }
  return (
    <Load query={plugin} what="the plugin">
      {(detail) => <Detail detail={detail} />}
    </Load>
  );
}

function Detail({ detail }: { detail: PluginDetail }) {
  const [first] = detail.versions;
  const crumbs = [{ label: words.plugins, href: paths.systemPlugins() }];
  const lede = first?.description;
  return (
    <Page title={detail.title} crumbs={crumbs} {...(lede === undefined ? {} : { lede })}>
      <div className="sh-stack">
        {detail.versions.map((version) => (
          <PluginVersionCard key={version.version} detail={detail} version={version} />
        ))}
        <PluginEvents pluginId={detail.id} />
        <PluginPurge detail={detail} />
      </div>
    </Page>
  );
}
