import type { Check } from '../../check.js';
import type { SourceSubject } from '../../subject/source-subject.js';
import { quickTest } from './check.js';
import { compatible } from './compatible.js';
import { streams } from './discover.js';
import { farCursor } from './far-cursor.js';
import { memory, stops } from './large.js';
import { network } from './network.js';
import { countedByOthers, reads } from './read.js';
import { resumes, sameTwice, survivesKill } from './resume.js';
import { settings } from './settings.js';

/** Contract 1 of data sources: pinned, and never stricter than when it came out. */
export const dataSource1: readonly Check<SourceSubject>[] = [
  settings,
  quickTest,
  streams,
  reads,
  resumes,
  farCursor,
  survivesKill,
  stops,
  network,
  memory,
  sameTwice,
  compatible,
  countedByOthers,
];
