const uuid = (last: number): string => `018f3c2e-7b1a-7c11-9a53-0000000000${String(last).padStart(2, '0')}`;

/** Ids of the records that page tests are answered with. */
export const ids = {
  person: uuid(1),
  organisation: uuid(2),
  system: uuid(3),
  measure: uuid(4),
  definition: uuid(5),
  dataset: uuid(6),
  chart: uuid(7),
  publication: uuid(8),
};
