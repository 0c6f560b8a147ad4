/** Reads that any change of a connection makes old. */
export const CHANGES = [
  'getConnection',
  'listConnections',
  'listConnectionRuns',
  'getHome',
  'listDatasets',
] as const;
