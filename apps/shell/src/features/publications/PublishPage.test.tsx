import { routes } from '@fairshift/contracts';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import { FixedWorker, openPage, type Answer } from '../../test/open-page.js';
import { description, ids, preview, refusal } from '../../test/records.js';

const address = `/o/ward/charts/${ids.chart}/publish`;
const LABEL = 'What does this chart show, in one sentence?';
const protection = [{ rule: 'R1', words: '3 numbers are hidden.' }];
const previews = [preview('a'), preview('b', protection)].map((body): Answer => ({
  route: routes.previewPublication,
  body,
}));
const publication = {
  id: ids.publication,
  chartId: ids.chart,
  organisation: { id: ids.organisation, name: 'The ward' },
  title: 'Screening by month',
  sentence: 'Ours',
  releasedBy: 'Ana Admin',
  releasedAt: '2021-05-01T10:00:00Z',
  example: false,
};
const stale: Answer = {
  route: routes.createPublication,
  status: 409,
  body: refusal(409, 'The chart changed since you looked at it.'),
};

/** Sends the form as soon as it can be sent; the button itself takes a quick second click for a slip. */
async function release(): Promise<void> {
  const name = 'Release to the other organisations';
  await waitFor(() =>
    expect((screen.getByRole('button', { name }) as HTMLButtonElement).disabled).toBe(false),
  );
  fireEvent.submit(screen.getByRole('button', { name }).closest('form') as HTMLFormElement);
}

describe('PublishPage', () => {
  beforeEach(() => {
    FixedWorker.description = description;
    // jsdom has no canvas; the drawing library then measures text by a table of widths.
    jest.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(null);
    jest.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(700);
  });
  afterEach(() => {
    cleanup();
    jest.restoreAllMocks();
  });

  it('suggests the finding and keeps what was typed when the data changed', async () => {
    const sent = openPage(address, [
      ...previews,
      stale,
      { route: routes.createPublication, body: publication },
    ]);
    const sentence = (await screen.findByLabelText(LABEL)) as HTMLTextAreaElement;
    expect(sentence.value).toBe('Screening rose to 72%.');
    fireEvent.change(sentence, { target: { value: 'More people are screened.' } });
    await release();
    expect(await screen.findByText(/^The chart changed since you looked at it\./)).toBeTruthy();
    expect(await screen.findByText('3 numbers are hidden.')).toBeTruthy();
    expect((screen.getByLabelText(LABEL) as HTMLTextAreaElement).value).toBe('More people are screened.');
    await release();
    expect(await screen.findByRole('heading', { level: 1, name: 'This chart is released' })).toBeTruthy();
    expect(sent.findLast(({ id }) => id === 'createPublication')?.body).toEqual({
      chartId: ids.chart,
      previewSha256: 'b'.repeat(64),
      sentence: 'More people are screened.',
    });
  });

  it('says that the chart cannot be found', async () => {
    const body = refusal(404, 'No such chart.');
    openPage(address, [{ route: routes.previewPublication, status: 404, body }]);
    expect(await screen.findByRole('heading', { name: 'We cannot find that page' })).toBeTruthy();
  });
});
