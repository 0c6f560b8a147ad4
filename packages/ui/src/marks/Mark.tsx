export interface MarkProps {
  /** White and sky on deep blue, or blue on white. */
  readonly tone?: 'reversed' | 'plain' | undefined;
  readonly size?: number | undefined;
  readonly wordmark?: boolean | undefined;
}

/** Two bars: the top block of the left one has moved up, so that both are level. */
export function Mark({ tone = 'plain', size = 30, wordmark = true }: MarkProps) {
  const [bar, moved] = tone === 'reversed' ? ['#ffffff', '#7fb3e0'] : ['#002f5c', '#5b9bd5'];
  return (
    <>
      <svg width={size} height={size} viewBox="0 0 30 30" aria-hidden="true" focusable="false">
        <rect x="3" y="14" width="10.5" height="13" fill={bar} />
        <rect x="3" y="3" width="10.5" height="9" fill={moved} />
        <rect x="16.5" y="3" width="10.5" height="24" fill={bar} />
      </svg>
      {wordmark ? <span>Fairshift</span> : <span className="fs-vh">Fairshift</span>}
    </>
  );
}
