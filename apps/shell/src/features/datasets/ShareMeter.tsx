import { shareWords } from '../../platform/format.js';

/** A share of people whose group is not known: hatched, and in words. */
export function ShareMeter({ share }: { share: number }) {
  return (
    <span className="fs-meter-line">
      <span className="fs-meter" aria-hidden="true">
        <span className="fs-meter__part" style={{ width: `${Math.min(100, share * 100)}%` }} />
      </span>
      <span>{shareWords(share)}</span>
    </span>
  );
}
