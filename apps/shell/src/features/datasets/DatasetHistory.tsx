import { routes, type Dataset } from '@fairshift/contracts';
import { Button, Card, Notice, Timeline } from '@fairshift/ui';
import { momentWords } from '../../platform/format.js';
import { sentenceOf } from '../../platform/problem.js';
import { useSend } from '../../platform/queries.js';
import { useMay, useOrganisation } from '../../platform/session.js';
import { datasetWords as words } from './datasets.words.js';
import { editionOf } from './edition.js';

type Generation = Dataset['history'][number];

function lead(dataset: Dataset, generation: Generation): string {
  const number = editionOf(dataset, generation);
  const { state } = generation;
  if (state === 'current') return words.inUse(number);
  return state === 'failed' || state === 'loading' ? words.notUsed(number) : words.edition(number);
}

/** Every edition, newest first, and the way back to the one before. */
export function DatasetHistory({ dataset }: { dataset: Dataset }) {
  const { id: organisationId } = useOrganisation();
  const mayManage = useMay('datasets:manage');
  const back = useSend(routes.goBack, ['getDataset', 'listDatasets', 'readSeries', 'exploreGap', 'getChart']);
  const goBack = () =>
    back.mutate({ params: { organisationId, datasetId: dataset.id }, body: { version: dataset.version } });
  return (
    <Card title={words.historyTitle} size="large">
      <Timeline
        entries={dataset.history.map((generation) => ({
          id: String(generation.number),
          when: momentWords(generation.createdAt),
          kind: generation.state === 'current' ? 'change' : 'plain',
          children: (
            <>
              <strong>{lead(dataset, generation)}</strong> {generation.words} {generation.createdBy}, from{' '}
              {generation.fileName}.
            </>
          ),
        }))}
      />
      {back.isSuccess ? <Notice kind="done" title={words.wentBack} /> : null}
      {back.isError ? <Notice kind="error" title={sentenceOf(back.error)} /> : null}
      {dataset.canGoBack && mayManage ? (
        <div className="sh-section">
          <Button look="secondary" onClick={goBack} describedBy="go-back-words" disabled={back.isPending}>
            {words.goBack}
          </Button>
          <p className="fs-small fs-quiet" id="go-back-words">
            {words.goBackWords}
          </p>
        </div>
      ) : null}
    </Card>
  );
}
