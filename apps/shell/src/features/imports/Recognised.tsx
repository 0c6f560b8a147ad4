import type { ImportJob } from '@fairshift/contracts';
import { Card } from '@fairshift/ui';
import type { ReactNode } from 'react';
import { sizeWords } from '../../platform/format.js';
import { chosenOf } from './answers-form.js';
import { importWords as words } from './imports.words.js';

/** What the file looks like, how sure we are, and why. */
export function Recognised({ job, source, tool }: { job: ImportJob; source: string; tool?: ReactNode }) {
  const found = chosenOf(job, source);
  if (!found) return null;
  return (
    <Card size="large" mark="key">
      <div className="fs-recog">
        <div>
          <p className="fs-small fs-quiet">
            {job.file.name}, {sizeWords(job.file.size)}
          </p>
          <h2>{words.check.looksLike(found.title)}</h2>
          <p>{words.check.sure[found.score]}</p>
          <ul className="fs-because">
            {found.because
              .split(/;\s+/)
              .filter(Boolean)
              .map((reason) => (
                <li key={reason}>{reason}</li>
              ))}
          </ul>
        </div>
        {tool}
      </div>
    </Card>
  );
}
