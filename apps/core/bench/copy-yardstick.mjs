// The yardstick of an import: COPY of the same observations, as numbers, into an empty plain row table with a
// covering key, as superuser and so without row-level security.
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

const TABLE = `create table yardstick (
  organisation_id uuid not null, generation_id integer not null, place_id integer not null,
  stratum_id integer not null, period_id smallint not null, column_id smallint not null,
  flags smallint not null default 0, numerator double precision, denominator double precision,
  check ((numerator is null) = ((flags & 7) <> 0)),
  primary key (organisation_id, generation_id, column_id, place_id, period_id, stratum_id)
    include (flags, numerator, denominator))`;

/**
 * @param {string} databaseUrl of a superuser
 * @param {string} file text for COPY, as make-csv.mjs writes it
 * @returns {Promise<number>} milliseconds for the COPY
 */
export async function timeCopy(databaseUrl, file) {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('drop table if exists yardstick');
    await client.query(TABLE);
    await client.query('checkpoint');
    const began = performance.now();
    await pipeline(
      createReadStream(file, { highWaterMark: 1 << 20 }),
      client.query(
        copyFrom(
          'copy yardstick (organisation_id, generation_id, place_id, stratum_id, period_id, column_id, flags, numerator, denominator) from stdin',
        ),
      ),
    );
    const ms = performance.now() - began;
    await client.query('drop table yardstick');
    return ms;
  } finally {
    await client.end();
  }
}
