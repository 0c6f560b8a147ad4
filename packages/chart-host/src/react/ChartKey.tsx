import type { KeyItem } from '../analysis.js';
import type { ChartEvent } from '../events.js';
import { Symbol } from './Symbol.js';

/** The key stands above the picture. */
export function ChartKey({ items }: { items: readonly KeyItem[] }) {
  if (items.length === 0) return null;
  return (
    <ul className="fs-key" aria-label="Key">
      {items.map((item) => (
        <li key={item.mark}>
          <Symbol mark={item.mark} />
          <span>{item.label}</span>
        </li>
      ))}
    </ul>
  );
}

/** What happened along the way, with its date in full. The letters are those on the picture. */
export function EventList({ events }: { events: readonly ChartEvent[] }) {
  if (events.length === 0) return null;
  return (
    <ul className="fs-events" aria-label="Events on this chart">
      {events.map((event) => (
        <li key={`${event.letter} ${event.when}`}>
          <span className={event.outside ? 'fs-badge fs-badge--outside' : 'fs-badge'}>{event.letter}</span>
          <span>
            {event.when}: {event.text}
            {event.outside ? <span className="fs-quiet"> (outside event)</span> : null}
          </span>
        </li>
      ))}
    </ul>
  );
}
