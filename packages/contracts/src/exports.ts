import { z } from 'zod';
import { id, inOrganisation } from './common.js';
import { route } from './route.js';

/** What a picture is for: a document, a page of A4 in black ink, or a card that says the rest. */
export const picturePurpose = z.enum(['export', 'print', 'thumbnail']);
export type PicturePurpose = z.output<typeof picturePurpose>;

const query = z.strictObject({ purpose: picturePurpose.default('export') });
const chart = '/api/organisations/{organisationId}/charts/{chartId}';
const publication = '/api/system/publications/{publicationId}';
const chartPicture = `${chart}/picture`;
const publicationPicture = `${publication}/picture`;
const picture = { method: 'GET', query, status: 200, transaction: 'own' } as const;
const svg = { ...picture, produces: 'image/svg+xml' } as const;
const png = { ...picture, produces: 'image/png' } as const;
const file = { method: 'GET', status: 200, transaction: 'own' } as const;
const pdf = { ...file, produces: 'application/pdf' } as const;
const csv = { ...file, produces: 'text/csv' } as const;
const xlsx = {
  ...file,
  produces: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
const script = { ...file, produces: 'text/plain' } as const;
const ofChart = { access: 'charts:read', params: inOrganisation({ chartId: id }) } as const;
const ofPublication = { access: 'hub:read', params: z.strictObject({ publicationId: id }) } as const;

export const exportRoutes = {
  getChartSvg: route({
    id: 'getChartSvg',
    path: `${chartPicture}.svg`,
    summary: 'A chart as a picture with its finding, source, licence and rules, as SVG',
    ...svg,
    ...ofChart,
  }),
  getChartPng: route({
    id: 'getChartPng',
    path: `${chartPicture}.png`,
    summary: 'The same picture of a chart as PNG',
    ...png,
    ...ofChart,
  }),
  getPublicationSvg: route({
    id: 'getPublicationSvg',
    path: `${publicationPicture}.svg`,
    summary: 'A released chart as a picture, from what was released and nothing else, as SVG',
    ...svg,
    ...ofPublication,
  }),
  getPublicationPng: route({
    id: 'getPublicationPng',
    path: `${publicationPicture}.png`,
    summary: 'The same picture of a released chart as PNG',
    ...png,
    ...ofPublication,
  }),
  getChartPdf: route({
    id: 'getChartPdf',
    path: `${chart}/page.pdf`,
    summary: 'A chart as one tagged page of A4: picture, words, numbers, rules and source',
    ...pdf,
    ...ofChart,
  }),
  getChartCsv: route({
    id: 'getChartCsv',
    path: `${chart}/numbers.csv`,
    summary: 'The numbers of a chart as CSV in Fairshift’s own layout, which can be imported again',
    ...csv,
    ...ofChart,
  }),
  getChartXlsx: route({
    id: 'getChartXlsx',
    path: `${chart}/numbers.xlsx`,
    summary: 'The same numbers as a workbook, with a sheet of what they are',
    ...xlsx,
    ...ofChart,
  }),
  getChartCheckInR: route({
    id: 'getChartCheckInR',
    path: `${chart}/check-in-r.R`,
    summary: 'A control chart as a script in R: its data and the call that should yield the same limits',
    ...script,
    ...ofChart,
  }),
  getPublicationPdf: route({
    id: 'getPublicationPdf',
    path: `${publication}/page.pdf`,
    summary: 'A released chart as one tagged page of A4, from what was released and nothing else',
    ...pdf,
    ...ofPublication,
  }),
  getPublicationCsv: route({
    id: 'getPublicationCsv',
    path: `${publication}/numbers.csv`,
    summary: 'The numbers of a released chart as CSV in Fairshift’s own layout',
    ...csv,
    ...ofPublication,
  }),
  getPublicationXlsx: route({
    id: 'getPublicationXlsx',
    path: `${publication}/numbers.xlsx`,
    summary: 'The same numbers of a released chart as a workbook',
    ...xlsx,
    ...ofPublication,
  }),
  getPublicationCheckInR: route({
    id: 'getPublicationCheckInR',
    path: `${publication}/check-in-r.R`,
    summary: 'A released control chart as a script in R',
    ...script,
    ...ofPublication,
  }),
} as const;
