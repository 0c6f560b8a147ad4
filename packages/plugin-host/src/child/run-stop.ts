/** Ends a run because of what the data are: the whole file, not one row, cannot be taken. */
export class RunStop extends Error {
  override readonly name = 'RunStop';
}
