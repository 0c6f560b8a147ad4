import { plainNumber } from '@fairshift/equity';
import type { FunnelAnalysis } from '../analysis/model.js';

/** Chance alone often makes the spread of a few groups this many times its own. */
const ABOUT_CHANCE = 1.2;

/** Whether the groups as a whole differ more than chance explains, and what that did to the limits. */
export function spreadSentences({
  spread,
  fewest,
}: Pick<FunnelAnalysis, 'spread' | 'fewest'>): readonly string[] {
  if (spread === null) return [];
  const { times, notWidened, byItself } = spread;
  const much =
    times > ABOUT_CHANCE
      ? `Altogether the groups differ ${plainNumber(times, 1)} times as much as chance explains.`
      : 'Altogether the groups differ a little more than chance explains.';
  switch (notWidened) {
    case null:
      return [
        much,
        `The limits are widened for that, so a mark beyond them stands out from the others too.${byItself ? ' This is usual for places and organisations.' : ''}`,
      ];
    case 'few-units':
      return [`The limits show chance alone: fewer than ${fewest} groups say too little about their spread.`];
    case 'no-extra-spread':
    case 'zero-counts':
      return [
        'Apart from the furthest, the groups differ no more than chance explains. So the limits show chance alone.',
      ];
    case 'not-asked': {
      const why = byItself ? ' Between groups of people, that difference is the finding.' : '';
      if (times <= ABOUT_CHANCE)
        return ['Apart from the furthest, the groups differ about as much as chance explains.'];
      return [much, `The limits are not widened for that: they show chance alone.${why}`];
    }
  }
}
