/** Whether two entries of a context hold the same, whoever signed them and in whatever order their fields come. */
export function isSameEntry(a: object, b: object): boolean {
  return plain(a) === plain(b);
}

const plain = (entry: object): string =>
  JSON.stringify(Object.entries({ ...entry, by: '' }).toSorted(([x], [y]) => (x < y ? -1 : 1)));
