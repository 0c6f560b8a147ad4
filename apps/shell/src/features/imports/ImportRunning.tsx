import type { ImportJob } from '@fairshift/contracts';
import { Card, ProgressBar, Timeline, type TimelineEntry } from '@fairshift/ui';
import { clockWords, sizeWords } from '../../platform/format.js';
import { CancelImport } from './CancelImport.js';
import { importWords as words } from './imports.words.js';

function entriesOf(job: ImportJob): TimelineEntry[] {
  const source = job.recognised.find(({ sourceId }) => sourceId === job.source?.sourceId);
  return [
    {
      id: 'received',
      when: clockWords(job.uploadedAt),
      kind: 'change',
      children: words.run.received(sizeWords(job.file.size)),
    },
    ...(source
      ? [
          {
            id: 'known',
            when: 'then',
            kind: 'change' as const,
            children: words.check.looksLike(source.title),
          },
        ]
      : []),
    {
      id: 'now',
      when: 'now',
      children: job.state === 'running' ? words.run.bar : words.check.checking,
    },
  ];
}

/** Checking or storing: how far it is, and the way to stop. */
export function ImportRunning({ job }: { job: ImportJob }) {
  const title = job.state === 'running' ? words.run.bar : words.check.checking;
  const progress = job.progress;
  return (
    <div className="fs-grid">
      <div className="fs-c8">
        <Card size="large">
          <div className="sh-stack">
            <ProgressBar
              title={title}
              words={progress?.words ?? ''}
              {...(progress && progress.total > 0 ? { done: progress.done, total: progress.total } : {})}
            />
            <Timeline entries={entriesOf(job)} />
            <CancelImport job={job} />
          </div>
        </Card>
      </div>
      <div className="fs-c4">
        <Card title={words.run.nextTitle}>
          <p>{words.run.next}</p>
        </Card>
      </div>
    </div>
  );
}
