import { expect } from '@jest/globals';
import type { Visitor } from './visitor.js';

/** On a desk and on a phone: a picture of the page, nothing for axe, nothing that scrolls sideways, no trouble on the way. */
export async function look(
  visitor: Visitor,
  name: string,
  /** Waits until the picture is that of the width. */
  drawn?: (width: number) => Promise<unknown>,
): Promise<void> {
  for (const width of [1280, 390]) {
    await visitor.resize(width);
    await drawn?.(width);
    await visitor.screenshot(`${name}-${width}`);
    const seen = { axe: await visitor.axe(), overflows: await visitor.overflows() };
    expect({ name, width, ...seen }).toEqual({ name, width, axe: [], overflows: false });
  }
  await visitor.resize(1280);
  expect(visitor.takeTroubles()).toEqual([]);
}
