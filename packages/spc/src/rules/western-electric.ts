import { outsideRule, type RuleSet, shiftRule, type ZoneRule } from './rule-set.js';

type Zone = Pick<ZoneRule, 'needed' | 'window' | 'sigma'>;

/** Zones of the Western Electric and Nelson rules: complete when one more point lies beyond the line. */
export const zoneRule = ({ needed, window, sigma }: Zone): ZoneRule => ({
  kind: 'zone',
  id: `zone-${sigma}`,
  name: `${needed} of ${window} points beyond ${sigma} sigma`,
  needed,
  window,
  sigma,
  sameSide: 'members',
  ends: 'beyond',
  countsBeyondLimits: true,
});

/** The four zone rules, in their order. A point on the centre line ends a run; so does a gap. */
export const westernElectric1956: RuleSet = {
  id: 'western-electric',
  version: '1956',
  name: 'Western Electric, 1956',
  source: 'Western Electric Company, Statistical Quality Control Handbook, 1956, pages 23 to 28',
  gaps: 'break',
  rules: [
    outsideRule,
    zoneRule({ needed: 2, window: 3, sigma: 2 }),
    zoneRule({ needed: 4, window: 5, sigma: 1 }),
    shiftRule(8, 'break'),
  ],
};
