export interface UnknownMeterProps {
  /** People or events whose group is not known or not stated. */
  readonly unknown: number;
  readonly total: number;
  /** "people" by default. */
  readonly noun?: string | undefined;
  /** Why, where it is known: "No postcode match". */
  readonly because?: string | undefined;
}

/** The share that is not known, 0 to 1; null when there is nobody at all. */
export const unknownShare = (unknown: number, total: number): number | null =>
  total > 0 ? unknown / total : null;

/**
 * The share in words. A share above 0 never reads as 0%, and one below all never as 100%.
 */
export function unknownWords({ unknown, total, noun = 'people', because }: UnknownMeterProps): string {
  const share = unknownShare(unknown, total);
  if (share === null) return `There are no ${noun} to count`;
  if (unknown === 0) return 'Known for everyone';
  const percent = Math.round(share * 100);
  const shown = percent === 0 ? 'under 1%' : percent === 100 && unknown < total ? 'over 99%' : `${percent}%`;
  const tail = because === undefined ? '' : `. ${because}`;
  return `Not known for ${shown} (${unknown.toLocaleString('en-GB')} ${unknown === 1 && noun === 'people' ? 'person' : noun})${tail}`;
}

/** The unknown rate, always on the page: hatched, and in words. */
export function UnknownMeter(props: UnknownMeterProps) {
  const share = unknownShare(props.unknown, props.total) ?? 0;
  return (
    <span className="fs-meter-line">
      <span className="fs-meter" aria-hidden="true">
        <span className="fs-meter__part" style={{ width: `${Math.min(100, share * 100)}%` }} />
      </span>
      <span>{unknownWords(props)}</span>
    </span>
  );
}
