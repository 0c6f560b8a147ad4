/** Names under which sources keep the same split. Deprivation is left out: its editions are different groups. */
const SPLITS = [
  { names: /^age(?:[-_ ](?:band|group)s?)?$/i },
  { names: /^(?:sex|gender)$/i, caveat: 'One side counts people by gender, the other by sex.' },
  { names: /^ethnic(?:ity|[-_ ](?:group|category|background))$/i },
] as const;

export interface SplitLike {
  readonly id: string;
  /** What is not the same on both sides, in a sentence for people. */
  readonly caveat?: string;
}

/**
 * The split of another dataset that is about the same: the one of the same name, else one of a name that means the
 * same (`age-band` and `age`). Undefined when there is none. Their groups are matched by `matchGroups`.
 */
export function splitLike(id: string, others: readonly string[]): SplitLike | undefined {
  if (others.includes(id)) return { id };
  const split = SPLITS.find(({ names }) => names.test(id));
  const other = split && others.find((candidate) => split.names.test(candidate));
  if (split === undefined || other === undefined) return undefined;
  return 'caveat' in split ? { id: other, caveat: split.caveat } : { id: other };
}
