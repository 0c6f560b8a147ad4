import { Platform0001 } from './0001-platform.js';
import { Datasets0002 } from './0002-datasets.js';
import { Improvement0003 } from './0003-improvement.js';
import { Accounts0004 } from './0004-accounts.js';
import { SourceParts0005 } from './0005-source-parts.js';
import { IdempotencyKeys0006 } from './0006-idempotency-keys.js';
import { PlainChunks0007 } from './0007-plain-chunks.js';
import { Plugins0008 } from './0008-plugins.js';
import { Connections0009 } from './0009-connections.js';
import { Mappings0010 } from './0010-mappings.js';
import { WhatAReleaseWasWorkedOutWith0011 } from './0011-what-a-release-was-worked-out-with.js';
import { OpenData0012 } from './0012-open-data.js';
import { WhatIsNotKept0013 } from './0013-what-is-not-kept.js';
import { MeasureHistory0014 } from './0014-measure-history.js';

/** In order. Names end in thirteen digits, as TypeORM wants; they never change once released. */
export const MIGRATIONS = [
  Platform0001,
  Datasets0002,
  Improvement0003,
  Accounts0004,
  SourceParts0005,
  IdempotencyKeys0006,
  PlainChunks0007,
  Plugins0008,
  Connections0009,
  Mappings0010,
  WhatAReleaseWasWorkedOutWith0011,
  OpenData0012,
  WhatIsNotKept0013,
  MeasureHistory0014,
];
