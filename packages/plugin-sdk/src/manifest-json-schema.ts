import { z } from 'zod';
import { pluginManifest } from './manifest.js';

/** The manifest's JSON Schema, so that editors complete it; `files` is written by pack, and may be left out. */
export function manifestJsonSchema(): Readonly<Record<string, unknown>> {
  const schema = z.toJSONSchema(pluginManifest, { io: 'input', unrepresentable: 'any' });
  return { title: 'Fairshift plugin manifest', ...schema };
}
