/** Two groups that come closer: the promise of the product as a picture. Decoration. */
export function GapPicture() {
  return (
    <svg className="sh-welcome__art" viewBox="0 0 440 240" aria-hidden="true" focusable="false">
      <path d="M30 50C150 46 280 36 410 28V68C330 84 270 118 200 150S90 194 30 196Z" fill="#e9eef1" />
      <path d="M30 50V196M410 28V68" stroke="#212b32" strokeWidth="3" />
      <path
        d="M30 50C150 46 280 36 410 28"
        fill="none"
        stroke="#28a197"
        strokeWidth="6"
        strokeDasharray="20 9"
      />
      <path d="M30 196C90 194 130 182 200 150S330 84 410 68" fill="none" stroke="#12436d" strokeWidth="6" />
      <rect x="21" y="41" width="18" height="18" fill="#28a197" />
      <rect x="401" y="19" width="18" height="18" fill="#28a197" />
      <circle cx="30" cy="196" r="10" fill="#12436d" />
      <circle cx="410" cy="68" r="10" fill="#12436d" />
    </svg>
  );
}
