import { CODE_SYSTEMS } from '@fairshift/codes';
import {
  defineDataSource,
  type DimensionSpec,
  type FileHead,
  PluginError,
  type ReadEvent,
  type Recognition,
  type SourceContext,
  type StreamSpec,
} from '@fairshift/plugin-sdk';
import { z } from 'zod';
import {
  COMMISSIONER,
  dayMeasure,
  EDITION,
  ODS_CODE,
  ODS_LICENCE,
  ORGANISATION,
  rowCount,
} from '../ods/organisation-dimensions.js';
import { answeredPeriod, uploadOf } from '../shared/file-source.js';
import { type Organisation, parseAnswer } from './answer.js';
import { organisationRows } from './organisation-rows.js';

/** An answer about one organisation has a few kilobytes; large commissioners have some hundred relations. */
const MOST_BYTES = 1_048_576;
const STREAM = 'organisation-relations';

/** One organisation of the ORD interface, with its roles, relations and successors. */
export const odsOrganisation = defineDataSource({
  id: 'ods-organisation',
  config: z.object({}),
  cursor: z.null(),
  cursorVersion: 1,
  async check(ctx) {
    if (ctx.file === undefined) return { ok: true, detail: 'Ready for a file.' };
    const found = await readAnswer(ctx.file);
    return typeof found === 'string'
      ? { ok: false, reason: 'data', message: found }
      : { ok: true, detail: `It is about ${found.OrgId.extension}.` };
  },
  async discover() {
    return [stream()];
  },
  read(request, ctx) {
    if (request.stream !== STREAM)
      throw new PluginError('configuration', `There is no stream "${request.stream}".`);
    return read(ctx);
  },
  file: { accepts: ['.json'], recognise },
});

function recognise(head: FileHead): Recognition {
  const text = new TextDecoder().decode(head.bytes.subarray(0, 8_192));
  const isJson = /^\s*\{\s*"Organisation"\s*:\s*\{/.test(text);
  if (!isJson || !text.includes('"OrgId"'))
    return { score: 0, because: 'It is no answer of the ODS about an organisation.' };
  return {
    score: 3,
    because: 'It is an answer of the ODS about one organisation.',
    needs: ['period'],
  };
}

async function readAnswer(file: ReturnType<typeof uploadOf>): Promise<Organisation | string> {
  const bytes = await file.readAt(0, MOST_BYTES + 1);
  if (bytes.length > MOST_BYTES) return 'The file is larger than an answer about one organisation can be.';
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return 'The file is not text in UTF-8.';
  }
  const found = parseAnswer(text);
  if (typeof found === 'string') return found;
  return ODS_CODE.test(found.OrgId.extension) ? found : 'The organisation has no code.';
}

async function* read(ctx: SourceContext<unknown>): AsyncGenerator<ReadEvent<null>> {
  const file = uploadOf(ctx);
  const period = answeredPeriod(ctx);
  const found = await readAnswer(file);
  if (typeof found === 'string')
    throw new PluginError('data', `${found} Ask the ODS for the organisation again.`);
  const { members, rows, refused } = organisationRows(found, period);
  for (const [dimension, list] of members) yield { type: 'members', dimension, members: list };
  for (const { at, found: code } of refused) {
    yield {
      type: 'problem',
      row: at,
      column: 'Target.OrgId.extension',
      found: code.slice(0, 100),
      rule: 'organisation-unknown',
      message: `Relation ${at} leads to "${code.slice(0, 40)}", which is not an organisation code.`,
      remedy: 'Ask the ODS for the organisation again.',
    };
  }
  const provenance = { retrievedAt: ctx.now().toISOString(), sha256: file.sha256 };
  if (rows.length > 0) yield { type: 'rows', rows, provenance };
  yield {
    type: 'file',
    encoding: 'utf-8',
    rows: { read: rows.length, notes: 0, refused: refused.length },
  };
}

function stream(): StreamSpec {
  const category = (id: string, title: string): DimensionSpec => ({
    id,
    title,
    role: 'category',
    type: 'code',
  });
  const dimensions: [DimensionSpec, ...DimensionSpec[]] = [
    EDITION,
    ORGANISATION,
    category('role', 'Role'),
    category('relation', 'Relation'),
    { ...COMMISSIONER, id: 'other', title: 'Other organisation', codeSystem: CODE_SYSTEMS.odsOrganisation },
    category('other-role', 'Role of the other'),
    category('status', 'Status'),
    category('spell', 'Which time'),
  ];
  return {
    id: STREAM,
    title: 'Organisations with their roles and relations',
    description:
      'Roles of an organisation, and the organisations that it belongs to or came from. Ended ones are kept.',
    dimensions,
    measures: [
      rowCount('entries', 'Roles and relations'),
      dayMeasure('from', 'First day'),
      dayMeasure('to', 'Last day'),
    ],
    // Each file is about one organisation: the others stay.
    replaces: ['place'],
    key: dimensions.map(({ id }) => id),
    refresh: 'full',
    licence: ODS_LICENCE,
    disclosure: 'open',
  };
}
