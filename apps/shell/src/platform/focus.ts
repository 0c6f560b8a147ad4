import { useEffect, useRef, type RefObject } from 'react';

let pending = false;

/** Called by the router when a new page was asked for: the next heading that appears takes the focus. */
export function expectHeading(): void {
  pending = true;
}

/**
 * Gives a page's h1 the focus after a navigation, so that a screen reader reads the new page from its top.
 * The first page of a visit keeps the browser's own start.
 */
export function useHeadingFocus(heading: string): RefObject<HTMLDivElement | null> {
  const within = useRef<HTMLDivElement>(null);
  // The heading is why the effect runs: a page that stays mounted for another record has a new one.
  useEffect(() => {
    if (!pending || heading === '') return;
    pending = false;
    const h1 = within.current?.querySelector('h1');
    if (!h1) return;
    h1.tabIndex = -1;
    h1.focus({ preventScroll: true });
  }, [heading]);
  return within;
}

/** Sets the title of the window: page, organisation, product. */
export function useTitle(title: string, organisation?: string): void {
  useEffect(() => {
    document.title = [title, organisation, 'Fairshift'].filter(Boolean).join(' – ');
  }, [title, organisation]);
}
