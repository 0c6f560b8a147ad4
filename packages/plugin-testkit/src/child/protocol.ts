import type { Reply } from '@fairshift/chart-host/run';
import type { ChartExample, ChartInput, ChartInputs, DrawContext, Json } from '@fairshift/plugin-sdk';

/** What the kit asks the process that holds a bundle. */
export type ChildQuestion = { readonly id: number; readonly url: string } & (
  | { readonly type: 'load' }
  | { readonly type: 'facts'; readonly exportName: string }
  | ({ readonly type: 'run'; readonly exportName: string } & RunQuestion)
);

export interface RunQuestion {
  readonly input: ChartInput;
  readonly options: Json;
  readonly optionsVersion?: number;
  readonly draw: DrawContext;
}

export type ChildAnswer = { readonly id: number } & (
  | { readonly value: unknown }
  | { readonly error: string }
);

export interface ChartFacts {
  readonly id: string;
  readonly title: string;
  readonly guidance: { readonly use: string; readonly avoid: string };
  readonly inputs: ChartInputs;
  readonly optionsVersion: number;
  readonly migrates: boolean;
  readonly examples: readonly ChartExample[];
}

export interface RunAnswer {
  readonly reply: Reply;
  readonly ms: number;
  /** What the chart asked for that is not the same each time. */
  readonly impure: readonly string[];
}
