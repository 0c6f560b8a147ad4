import { percentText } from '@fairshift/equity';
import { isBeyond, isFirm, isUnknown, type FunnelAnalysis } from './model.js';

/** What the picture holds, in the order in which it is read. */
export function keyOf({
  units,
  levels: [inner, outer],
  kind,
}: Pick<FunnelAnalysis, 'units' | 'levels' | 'kind'>): FunnelAnalysis['key'] {
  const has = (is: (unit: FunnelAnalysis['units'][number]) => boolean): boolean => units.some(is);
  const [innerText, outerText] = [percentText(inner), percentText(outer, 1)];
  return [
    ...(has((unit) => !isBeyond(unit) && !isUnknown(unit))
      ? [{ mark: 'none', label: 'Group within the limits' }]
      : []),
    ...(has(isFirm) ? [{ mark: 'beyond', label: `Higher or lower, beyond ${outerText}` }] : []),
    ...(has((unit) => isBeyond(unit) && !isFirm(unit))
      ? [{ mark: 'perhaps-beyond', label: `Higher or lower, beyond ${innerText}` }]
      : []),
    ...(has(isUnknown) ? [{ mark: 'not-known', label: 'Group not known' }] : []),
    { mark: 'average', label: kind === 'ratio' ? 'As many as expected' : 'Average' },
    { mark: 'inner-limits', label: `${innerText} limits` },
    { mark: 'outer-limits', label: `${outerText} limits` },
  ];
}
