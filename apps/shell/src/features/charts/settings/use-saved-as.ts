import type { Measure } from '@fairshift/contracts';
import { useState } from 'react';

/**
 * Whether what was saved last is the newest of the measure, so that only one place of the page says "Saved"; and how to
 * tell the version that was saved, or undefined once it is no news.
 */
export function useSavedAs(measure: Measure): [boolean, (version: number | undefined) => void] {
  const [savedAs, setSavedAs] = useState<number>();
  // The measure is read again only later: until then it is older than what was saved.
  return [savedAs !== undefined && measure.version <= savedAs, setSavedAs];
}
