import { routes, type ImportJob } from '@fairshift/contracts';
import { EmptyState, Steps } from '@fairshift/ui';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { expectHeading } from '../../platform/focus.js';
import { Load } from '../../platform/load.js';
import { Page, type PageProps } from '../../platform/page.js';
import { paths } from '../../platform/paths.js';
import { useRead } from '../../platform/queries.js';
import { useMay, useOrganisation } from '../../platform/session.js';
import { EndOfImport } from './EndOfImport.js';
import { failedInCheck, hasEnded, leavesOut, wasNotKept } from './import-states.js';
import { ImportAnswers } from './ImportAnswers.js';
import { ImportRunning } from './ImportRunning.js';
import { ImportReview } from './ImportReview.js';
import { importWords as words } from './imports.words.js';
import { MappingWizard } from './mapping/MappingWizard.js';
import { SheetQuestion } from './mapping/SheetQuestion.js';
import { NeedsConfirmation } from './NeedsConfirmation.js';
import { UnknownLayout } from './UnknownLayout.js';

/** States in which something happens by itself, so that the page asks again. */
const MOVING = new Set(['checking', 'running']);
const ASK_EVERY_MS = 1000;

/** One import from its answers to its end; each state is one face of this page. */
export function ImportPage() {
  const { importId } = useParams({ from: '/signed-in/o/$slug/imports/$importId' });
  const { id: organisationId } = useOrganisation();
  const [every, setEvery] = useState<number | false>(ASK_EVERY_MS);
  const job = useRead(routes.getImport, { params: { organisationId, importId } }, { every });
  const moving = job.data === undefined || MOVING.has(job.data.state);
  if (moving !== (every !== false)) setEvery(moving ? ASK_EVERY_MS : false);
  return (
    <Load query={job} what="the import">
      {(shown) => <Faces job={shown} />}
    </Load>
  );
}

/** Upload, check, import: where each state stands. */
function stepOf({ state, datasetId }: ImportJob): number {
  if (state === 'done') return 3;
  return datasetId === undefined && state !== 'running' ? 1 : 2;
}

function headOf(job: ImportJob, changing: boolean): Pick<PageProps, 'title' | 'lede'> {
  if (changing) return { title: words.check.changeTitle, lede: words.check.askLede };
  switch (job.state) {
    case 'checking':
      return { title: words.check.checking, lede: words.check.checkingLede };
    case 'uploaded':
    case 'recognised':
      return job.recognised.length === 0
        ? { title: words.check.unknownTitle, lede: words.check.unknown }
        : { title: words.check.title, lede: words.check.askLede };
    case 'ready':
      if (job.plan?.alreadyHeld) return { title: words.ready.heldTitle, lede: words.ready.heldLede };
      return { title: words.check.title, lede: words.check.lede };
    case 'running':
      return words.run;
    case 'needs-confirmation':
      return words.confirm;
    case 'done':
      return leavesOut(job) ? { title: words.done.title, lede: words.done.leftOut } : words.done;
    case 'failed':
      if (wasNotKept(job)) return words.notKept;
      return failedInCheck(job) ? words.failedCheck : words.failed;
    case 'cancelled':
      return words.cancelled;
  }
}

function Faces({ job }: { job: ImportJob }) {
  const { slug } = useOrganisation();
  const mayImport = useMay('imports:write');
  const [changing, setChanging] = useState(false);
  const { title, lede } = headOf(job, changing);
  const change = () => {
    expectHeading();
    setChanging(true);
  };
  return (
    <Page
      title={title}
      lede={lede}
      windowTitle={`${title}: ${job.file.name}`}
      eyebrow={`${words.eyebrow} · ${job.file.name}`}
      crumbs={[{ label: 'Data', href: paths.data(slug) }, { label: words.eyebrow }]}
    >
      {/* A check or an import ends by itself: nobody pressed anything, so it is said aloud. */}
      <p className="fs-vh" aria-live="polite">
        {title}
      </p>
      <Steps steps={words.steps} current={stepOf(job)} />
      {!mayImport && !hasEnded(job) ? (
        <EmptyState title={words.cannot.title}>
          <p>{words.cannot.words}</p>
        </EmptyState>
      ) : changing ? (
        <Answers job={job} again onDone={() => setChanging(false)} />
      ) : (
        <Face job={job} onChange={change} />
      )}
    </Page>
  );
}

/** The questions that are open, one page at a time: the sheet, the columns, then the period and the dataset. */
function Answers({ job, again = false, onDone }: { job: ImportJob; again?: boolean; onDone: () => void }) {
  const [mapped, setMapped] = useState(false);
  const [sheetAgain, setSheetAgain] = useState(false);
  if (sheetAgain || job.needs.includes('sheet'))
    return <SheetQuestion job={job} onDone={() => setSheetAgain(false)} />;
  const isOpen = job.needs.includes('mapping') || (again && job.mapping !== undefined && !mapped);
  if (isOpen)
    return (
      <MappingWizard
        job={job}
        onDone={({ state }) => (state === 'checking' ? onDone() : setMapped(true))}
        onSheet={() => {
          expectHeading();
          setSheetAgain(true);
        }}
      />
    );
  return <ImportAnswers job={job} onDone={onDone} />;
}

function Face({ job, onChange }: { job: ImportJob; onChange: () => void }) {
  switch (job.state) {
    case 'uploaded':
    case 'recognised':
      return job.recognised.length === 0 ? (
        <UnknownLayout job={job} />
      ) : (
        <Answers job={job} onDone={() => undefined} />
      );
    case 'checking':
    case 'running':
      return <ImportRunning job={job} />;
    case 'ready':
      return <ImportReview job={job} onChange={onChange} />;
    case 'needs-confirmation':
      return <NeedsConfirmation job={job} />;
    default:
      return <EndOfImport job={job} onChange={onChange} />;
  }
}
