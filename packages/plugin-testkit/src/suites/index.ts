import type { Check } from '../check.js';
import type { ChartSubject } from '../subject/chart-process.js';
import type { SourceSubject } from '../subject/source-subject.js';
import { chart1 } from './chart-1/index.js';
import { dataSource1 } from './data-source-1/index.js';
import { plugin1 } from './plugin-1/index.js';

/** Suites by contract number. A new number gets a folder of its own; an old folder is only ever mended. */
export const pluginSuite = plugin1;
export const sourceSuites: Readonly<Record<number, readonly Check<SourceSubject>[]>> = { 1: dataSource1 };
export const chartSuites: Readonly<Record<number, readonly Check<ChartSubject>[]>> = { 1: chart1 };
