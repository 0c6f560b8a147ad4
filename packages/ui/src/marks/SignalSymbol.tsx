/** What a point says: common cause, or a special cause in the good, the other, or no good direction. */
export type SignalKind = 'none' | 'improvement' | 'concern' | 'change';

export const signalWords: Readonly<Record<SignalKind, string>> = {
  none: 'No change',
  improvement: 'Improvement',
  concern: 'Concern',
  change: 'Change',
};

/** Shape first, colour second. Always printed beside its word, so it is hidden from screen readers. */
export function SignalSymbol({ kind, size = 16 }: { kind: SignalKind; size?: number | undefined }) {
  return (
    <svg className="fs-symbol" width={size} height={size} viewBox="0 0 16 16" aria-hidden="true">
      {kind === 'none' ? <circle cx="8" cy="8" r="5.5" fill="#4c6272" /> : null}
      {kind === 'improvement' ? <path d="M8 1 15 8 8 15 1 8Z" fill="#005eb8" /> : null}
      {kind === 'concern' ? <rect x="2.5" y="2.5" width="11" height="11" fill="#c75300" /> : null}
      {kind === 'change' ? <path d="M8 2 15 14H1Z" fill="#490092" /> : null}
    </svg>
  );
}
