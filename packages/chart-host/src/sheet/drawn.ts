import type { ChartDescription, ChartInput, DrawContext, Json } from '@fairshift/plugin-sdk';
import { chartErrorWords, type ChartErrorCode } from '../errors.js';
import { isPlainObject, notPlainAt } from '../plain-json.js';
import { descriptionFault, readError, type ChartResult } from '../protocol.js';
import { cleanSvg, SvgRefusedError } from './clean-svg.js';

/** What a process that draws one chart is asked. */
export interface DrawRequest {
  readonly exportName: string;
  readonly input: ChartInput;
  readonly options: Json;
  readonly optionsVersion?: number;
  readonly draw: DrawContext;
}

interface DrawFailure {
  readonly code: ChartErrorCode;
  readonly message: string;
  readonly detail?: string;
}

export type DrawReply = (ChartResult & { readonly svg: string }) | { readonly error: DrawFailure };

/** A drawing that was checked: its picture holds shapes and text and nothing else. */
export interface Drawing {
  readonly analysis: Json;
  readonly description: ChartDescription;
  /** The children of an `svg` element. */
  readonly shapes: string;
  readonly width: number;
  readonly height: number;
}

/**
 * Reads what a process that ran a chart has answered. The chart's code ran in there and may say anything, so
 * shape, plain JSON, words and every element of the picture are looked at.
 */
export function readDrawn(
  reply: unknown,
  { width, height }: Pick<DrawContext, 'width' | 'height'>,
): Drawing | { readonly error: DrawFailure } {
  if (!isPlainObject(reply)) return refused('no object');
  if (reply['error'] !== undefined) return { error: readError(reply['error']) };
  const { analysis, description, svg } = reply;
  if (analysis === undefined) return refused('no analysis');
  const fault = notPlainAt(analysis) ?? descriptionFault(description);
  if (fault !== undefined) return refused(fault);
  if (typeof svg !== 'string') return refused('no picture');
  try {
    const shapes = cleanSvg(svg);
    return { analysis, description, shapes, width, height } as Drawing;
  } catch (error) {
    if (error instanceof SvgRefusedError) return refused(error.message);
    throw error;
  }
}

function refused(detail: string): { readonly error: DrawFailure } {
  const code = 'bad-result';
  return { error: { code, message: chartErrorWords[code], detail } };
}
