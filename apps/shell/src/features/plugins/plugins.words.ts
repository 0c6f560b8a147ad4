import type { PluginBadge, PluginDecisionName, PluginVersion } from '@fairshift/contracts';
import { counted } from '../../platform/format.js';

const states = {
  found: 'Found',
  verified: 'Found',
  compatible: 'Waits for approval',
  approved: 'Approved, not switched on',
  enabled: 'Starting',
  ready: 'Works',
  failed: 'Failed',
  refused: 'Refused',
  disabled: 'Switched off',
  removed: 'Removed',
} as const;

/** What happened, in the list of events. */
const steps = {
  found: 'found',
  verified: 'files checked',
  compatible: 'waits for approval',
  approved: 'approved',
  enabled: 'switched on',
  ready: 'works',
  failed: 'failed',
  refused: 'refused',
  disabled: 'switched off',
  removed: 'removed',
} as const;

const badges: Readonly<Record<PluginBadge, string>> = {
  loads: 'Loads: it starts without an error, but it did not pass every check.',
  conforms: 'Conforms: it passed every check that Fairshift asks of a plugin.',
  verified: 'Verified: it passed every check, and its figures equal figures that do not come from it.',
};

const decisions: Readonly<Record<PluginDecisionName, string>> = {
  approve: 'Approve, but leave it off',
  enable: 'Switch on',
  disable: 'Switch off',
  remove: 'Remove',
};

export const pluginWords = {
  plugins: 'Plugins',
  states,
  kinds: { 'data-source': 'data source', chart: 'chart' },
  title: (ready: number, all: number) =>
    ready === all ? `All ${all} plugins work` : `${ready} of ${all} plugins work`,
  lede: 'Plugins bring data sources and charts. None of them sees your database. A new one does nothing until you switch it on.',
  caption: 'Plugins found on this installation',
  name: 'Plugin',
  publisher: 'From',
  brings: 'Brings',
  state: 'State',
  empty: 'There are no plugins. Add one below.',
  waiting: (version: string) => `Version ${version} waits for your approval`,
  addTitle: 'Add a plugin',
  addLede:
    'Choose the .fsplugin file that you were given. Then read what it asks for before you switch it on.',
  choose: 'Plugin file',
  limits: 'A .fsplugin file of up to 20 MB',
  sending: 'Sending the plugin',
  sent: (share: number) => `${Math.round(share * 100)}% sent`,
  checking: 'Checking the plugin',
  stop: 'Stop',
  tooLarge: 'The file is over 20 MB. No plugin is as large as that.',
  emptyFile: 'The file is empty. Choose another file.',
  rescanTitle: 'Look again',
  rescanLede: 'Did somebody put a plugin in the plugins folder of the server? Look for it here.',
  rescan: 'Look for new plugins',
  rescanned: (found: number) =>
    found === 0 ? 'Nothing new was found.' : `Found ${counted(found, 'new version')}.`,
  refusedTitle: (count: number) => `${counted(count, 'file')} could not be used`,
} as const;

export const pluginPageWords = {
  version: (version: string) => `Version ${version}`,
  from: 'From',
  contact: 'Contact',
  licence: 'Licence',
  found: 'Found',
  foundIn: {
    workspace: 'came with Fairshift',
    npm: 'from npm',
    directory: 'from the plugins folder',
    upload: 'uploaded',
  } satisfies Record<PluginVersion['locator'], string>,
  brings: 'Brings',
  checked: 'Checked',
  notChecked: 'Not checked yet. The checks begin by themselves; you may decide before.',
  checking: 'The checks run now. That can take some minutes; you may decide before.',
  ownChecked: 'It came with Fairshift, whose own tests check it.',
  noBadge: 'No badge: it does not start, or its files are not right.',
  badges,
  failedTitle: (count: number) => `What the checks found: ${counted(count, 'thing')} to mend`,
  checkPart: (title: string, about: string) => (about === 'plugin' ? title : `${title} (${about})`),
  change: (what: string) => `For its publisher: ${what}`,
  allChecks: (count: number) => `All ${count} checks`,
  checksCaption: 'Every check of this version, and how it ended',
  check: 'Check',
  result: 'Result',
  results: { passed: 'Passed', failed: 'Failed', 'not-applicable': 'Does not apply' },
  decided: 'Last decision',
  by: (name: string, when: string) => `${name}, ${when}`,
  lastRun: 'Last good run',
  rows: (count: string) => `${count} rows`,
  asksTitle: 'What it brings and asks for',
  changes: {
    first: 'This is the first version that you see. Read what it asks for.',
    more: 'This version asks for more than the one you approved:',
    same: 'This version asks for nothing new.',
  },
  decisions,
  approveAndEnable: 'Approve and switch on',
  removeTitle: 'Remove this version',
  removeSure: 'It stops at once and its files are deleted. The data that it brought in stay.',
  notNow: 'Nothing can be decided about this version now.',
  eventsTitle: 'What happened',
  eventsCaption: 'What happened to this plugin, newest first',
  when: 'When',
  who: 'Who',
  what: 'What',
  older: 'Show older',
  noEvents: 'Nothing happened yet.',
  step: (version: string, to: string) =>
    `${version}: ${(steps as Readonly<Record<string, string>>)[to] ?? to}`,
  purgeTitle: 'Delete its data',
  purgeNone: 'This plugin has no data in any organisation.',
  purgeWords: (datasets: number, organisations: number) =>
    `It brought in ${counted(datasets, 'dataset')} of ${counted(organisations, 'organisation')}. You cannot see them. Deleting cannot be undone: measures and charts made from them stay, but are empty.`,
  purgeFirst: 'Switch the plugin off or remove it first. Until then its data stay.',
  purge: (datasets: number) => `Delete the data of ${counted(datasets, 'dataset')} for good`,
  purged: (datasets: number) => `The data of ${counted(datasets, 'dataset')} are deleted.`,
} as const;
