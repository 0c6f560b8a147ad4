import type { ChartInputJson } from './chart-input.js';

type Sources = readonly Pick<ChartInputJson['sources'][number], 'sha256'>[];

/** Files with the paper's figures, as `tooling/demo/files` holds them. */
const FILES_OF_THE_PAPER: readonly string[] = [
  'c1d6b1a29b3a88d40c03b9aaef8b8f417f7737e088035a6beef5751ee19b0f9d', // cervical screening in Bedford
  '29e766bbaa008d11f6847bc88bc9a92b649ef3ad5ddb4381ec9478d81d9d9f28', // the same, with faults
  '5ba3cc885f9ab240c8bfa45da380fe891542d0ecacb6214c0375bcdc38a6d9e6', // East India ward
  '9ce35c5cc7299db0bc9ddaa0395942cc5230c893a39de63d40434187a1ecdb9c', // Newham
  'cb94d621e210e0744252194c89cd85ee9f32fcba72b826c6fa1d4b2e2b48ffbb', // Tower Hamlets
];

/** Whether figures are the paper's, and not a file that somebody brought to an example organisation. */
export const isOfThePaper = (sources: Sources): boolean =>
  sources.some(({ sha256 }) => sha256 !== undefined && FILES_OF_THE_PAPER.includes(sha256));

/** Printed with every picture of an example organisation. */
export const exampleWords = (sources: Sources): string =>
  isOfThePaper(sources) ? 'Example, based on Aurelio et al 2024.' : 'From an example organisation.';
