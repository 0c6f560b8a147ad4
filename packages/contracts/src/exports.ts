import { z } from 'zod';
import { id, inOrganisation } from './common.js';
import { route } from './route.js';

/** What a picture is for: a document, a page of A4 in black ink, or a card that says the rest. */
export const picturePurpose = z.enum(['export', 'print', 'thumbnail']);
export type PicturePurpose = z.output<typeof picturePurpose>;

const query = z.strictObject({ purpose: picturePurpose.default('export') });
const chartPicture = '/api/organisations/{organisationId}/charts/{chartId}/picture';
const publicationPicture = '/api/system/publications/{publicationId}/picture';
const picture = { method: 'GET', query, status: 200, transaction: 'own' } as const;
const svg = { ...picture, produces: 'image/svg+xml' } as const;
const png = { ...picture, produces: 'image/png' } as const;
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
} as const;
