/** Small line icons. Each stands beside a word, so each is hidden from screen readers. */

export function ChevronIcon() {
  return (
    <svg width="12" height="8" viewBox="0 0 12 8" aria-hidden="true" focusable="false">
      <path d="M1 1l5 5 5-5" fill="none" stroke="currentColor" strokeWidth="2" />
    </svg>
  );
}

export function MenuIcon() {
  return (
    <svg width="18" height="14" viewBox="0 0 18 14" aria-hidden="true" focusable="false">
      <path d="M0 1h18M0 7h18M0 13h18" stroke="currentColor" strokeWidth="2" />
    </svg>
  );
}

export function TickIcon() {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d="M2 8.5 6.2 13 14 3.5" fill="none" stroke="#005eb8" strokeWidth="2.5" />
    </svg>
  );
}

/** Read out as "to", because it stands between two numbers. */
export function ToArrow() {
  return (
    <svg width="34" height="20" viewBox="0 0 34 20" role="img" aria-label="to">
      <path d="M0 10h30M22 2l9 8-9 8" fill="none" stroke="#212b32" strokeWidth="3" />
    </svg>
  );
}

const needPaths = {
  look: 'M2 10s3-6 8-6 8 6 8 6-3 6-8 6-8-6-8-6zM10 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5z',
  record: 'M17 10a7 7 0 1 1-2.3-5.2M15 1v4.4h-4.4',
  talk: 'M2 3h16v11H9l-5 4v-4H2z',
  data: 'M3 17V9h4v8M8 17V4h4v13M13 17v-6h4v6',
  share: 'M10 13V2M6 6l4-4 4 4M3 11v7h14v-7',
} as const;

export type NeedIconName = keyof typeof needPaths;

export function NeedIcon({ name }: { name: NeedIconName }) {
  return (
    <svg width="20" height="20" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      <path d={needPaths[name]} fill="none" stroke="#212b32" strokeWidth="2" />
    </svg>
  );
}
