import { drawPdf } from '@fairshift/chart-host/pdf';
import { serve } from './serve.js';

// A file of its own: what writes PDF would only make the start of every other picture slower.
await serve(async (request) => {
  if (request.operation !== 'pdf') throw new Error('this child writes pages');
  return drawPdf(request.page, request.parts);
});
