/** The key above the small charts, in words and shapes. */
export function MultipleKey({ furthest, reference }: { furthest: string; reference: string }) {
  return (
    <ul className="fs-key">
      <li>
        <svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true" focusable="false">
          <path d="M9 1 17 9 9 17 1 9Z" fill="#12436d" />
        </svg>
        <span>{furthest}</span>
      </li>
      <li>
        <svg width="28" height="12" viewBox="0 0 28 12" aria-hidden="true" focusable="false">
          <path d="M0 6h28" stroke="#768692" strokeWidth="3" />
          <circle cx="14" cy="6" r="5" fill="#4c6272" />
        </svg>
        <span>Other groups, with 95% interval</span>
      </li>
      <li>
        <svg width="4" height="18" viewBox="0 0 4 18" aria-hidden="true" focusable="false">
          <rect x="1" width="2" height="18" fill="#212b32" />
        </svg>
        <span>{reference}</span>
      </li>
      <li>
        <span className="fs-meter" aria-hidden="true">
          <span className="fs-meter__part" style={{ width: '40%' }} />
        </span>
        <span>Not known</span>
      </li>
    </ul>
  );
}
