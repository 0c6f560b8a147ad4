import {
  Actions,
  Button,
  Card,
  EmptyState,
  ErrorSummary,
  FileInput,
  ProgressBar,
  Steps,
} from '@fairshift/ui';
import { Page } from '../../platform/page.js';
import { paths } from '../../platform/paths.js';
import { useMay, useOrganisation } from '../../platform/session.js';
import { importWords as words } from './imports.words.js';
import { KnownLayouts } from './KnownLayouts.js';
import { useUpload } from './use-upload.js';

/** Step 1: a file, sent with its progress. */
export function UploadPage() {
  const { slug, kind } = useOrganisation();
  const mayImport = useMay('imports:write');
  const crumbs = [{ label: 'Data', href: paths.data(slug) }, { label: words.eyebrow }];
  if (!mayImport) {
    return (
      <Page title={words.upload.title} eyebrow={words.eyebrow} crumbs={crumbs}>
        <EmptyState title={words.cannot.title}>
          <p>{words.cannot.words}</p>
        </EmptyState>
      </Page>
    );
  }
  return (
    <Page
      title={words.upload.title}
      eyebrow={words.eyebrow}
      lede={kind === 'open-data' ? words.upload.openLede : words.upload.lede}
      crumbs={crumbs}
    >
      <Steps steps={words.steps} current={0} />
      <div className="fs-grid">
        <div className="fs-c8 sh-stack">
          <Card size="large">
            <Chooser />
          </Card>
          <Card title={words.upload.whyTitle}>
            <p>{words.upload.why}</p>
          </Card>
        </div>
        <div className="fs-c4 sh-stack">
          <KnownLayouts />
        </div>
      </div>
    </Page>
  );
}

function Chooser() {
  const { state, send, stop } = useUpload();
  const problem = state.step === 'failed' ? state.sentence : undefined;
  if (state.step === 'sending') {
    const known = state.share < 1;
    return (
      <div className="sh-stack">
        <ProgressBar
          title={words.upload.sending}
          words={known ? words.upload.sent(state.share) : words.upload.reading}
          done={state.share}
          {...(known ? { total: 1 } : {})}
        />
        <p>{state.fileName}</p>
        <Actions>
          <Button look="secondary" onClick={stop}>
            {words.upload.stop}
          </Button>
        </Actions>
      </div>
    );
  }
  return (
    <>
      <ErrorSummary errors={problem ? [{ field: 'file', message: problem }] : []} />
      <FileInput
        id="file"
        name="file"
        label={words.upload.choose}
        accept={['.csv', '.txt', '.tsv', '.xlsx']}
        limits={words.upload.limits}
        error={problem}
        onChoose={send}
      />
    </>
  );
}
