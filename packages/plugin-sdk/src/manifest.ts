import { z } from 'zod';

/** Contract numbers per kind that this SDK serves; the host serves N and N−1. */
export const CONTRACTS = { dataSource: [1], chart: [1] } as const;

const pluginId = z
  .string()
  .regex(
    /^[a-z0-9-]{1,40}\.[a-z0-9-]{1,60}$/,
    'A plugin id is publisher.name in small letters, digits and hyphens.',
  );
const contributionId = z.string().regex(/^[a-z0-9-]{1,60}$/, 'An id has small letters, digits and hyphens.');

/** A POSIX path inside the plugin's own folder: no leading slash, no `..`, no backslash. */
export const packPath = z
  .string()
  .max(200)
  .regex(
    /^(?!.*(?:^|\/)\.{1,2}(?:\/|$))[A-Za-z0-9_.-]+(?:\/[A-Za-z0-9_.-]+)*$/,
    'A path stays inside the plugin.',
  );

const sha384 = z.string().regex(/^sha384-[A-Za-z0-9+/]{64}$/, 'A hash is sha384- and 64 base64 characters.');

const dataSourceContribution = z.strictObject({
  id: contributionId,
  contract: z.number().int().positive(),
  title: z.string().min(1).max(100),
  entry: packPath,
  export: z.string().regex(/^[A-Za-z_$][\w$]*$/),
  configSchema: packPath.optional(),
});

const chartContribution = z.strictObject({
  id: contributionId,
  contract: z.number().int().positive(),
  title: z.string().min(1).max(100),
  view: z.enum(['option', 'component']),
  entry: packPath,
  export: z.string().regex(/^[A-Za-z_$][\w$]*$/),
  optionsSchema: packPath.optional(),
  thumbnail: packPath.optional(),
});

const networkPermission = z.strictObject({
  origin: z
    .url({ protocol: /^https?$/ })
    .refine((value) => URL.parse(value)?.origin === value, 'An origin has no path.'),
  methods: z.array(z.enum(['GET', 'HEAD', 'POST'])).min(1),
  requestsPerMinute: z.number().int().min(1).max(600),
  concurrency: z.number().int().min(1).max(8),
});

/** `fairshift.plugin.json`: strict, and read before any code of the plugin. */
export const pluginManifest = z.strictObject({
  $schema: z.string().optional(),
  manifestVersion: z.literal(1),
  id: pluginId,
  version: z
    .string()
    .regex(/^\d+\.\d+\.\d+(?:-[0-9A-Za-z.-]+)?$/, 'A version is three numbers, such as 1.2.0.'),
  title: z.string().min(1).max(100),
  description: z.string().min(1).max(500),
  licence: z.string().min(1).max(100),
  publisher: z.strictObject({ name: z.string().min(1).max(100), contact: z.string().min(1).max(200) }),
  engines: z.strictObject({ fairshift: z.string().min(1).max(50) }),
  contributes: z.strictObject({
    dataSources: z.array(dataSourceContribution).max(20).optional(),
    charts: z.array(chartContribution).max(20).optional(),
  }),
  permissions: z
    .strictObject({
      network: z.array(networkPermission).max(10).optional(),
      networkFromConfig: z.array(z.string().min(1).max(60)).max(5).optional(),
    })
    .optional(),
  limits: z
    .strictObject({ memoryMb: z.number().int().min(64).max(2048), minutes: z.number().int().min(1).max(240) })
    .partial()
    .optional(),
  /** Path in the pack → hash. Written by `pack`; the manifest itself is not in it. */
  files: z.record(packPath, sha384),
});

export type PluginManifest = z.output<typeof pluginManifest>;
