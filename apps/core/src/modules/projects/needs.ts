import { allows, type OrganisationRole } from '@fairshift/contracts';
import type { OpenWork } from './home.repository.js';

/** One row of "what needs you": what, why, how long, and where to do it. */
export interface Need {
  readonly id: string;
  readonly what: string;
  readonly why: string;
  readonly minutes: number;
  readonly action: string;
  /** Below the organisation's own address. */
  readonly href: string;
}

/** At most five things that this role can do something about, most pressing first. */
export function needsFor(role: OrganisationRole, work: OpenWork): Need[] {
  const needs: Need[] = [];
  if (allows('imports:write', role)) {
    needs.push(...work.imports.map(importNeed));
    if (work.datasets === 0 && work.imports.length === 0) {
      needs.push({
        id: 'first-file',
        what: 'Bring your first file',
        why: 'Nothing can be measured until there are data. A CSV file is enough.',
        minutes: 5,
        action: 'Upload a file',
        href: 'data/import',
      });
    }
  }
  if (allows('connections:run', role)) needs.push(...work.connections.map(connectionNeed));
  if (allows('measures:write', role)) {
    for (const dataset of work.datasetsWithoutMeasure) {
      needs.push({
        id: `measure-${dataset.id}`,
        what: `Say what to measure in “${dataset.title}”`,
        why: 'The data are here, but no measure uses them yet.',
        minutes: 3,
        action: 'Make a measure',
        href: `measures/new?dataset=${dataset.id}`,
      });
    }
  }
  if (allows('charts:write', role)) {
    for (const measure of work.measuresWithoutChart) {
      needs.push({
        id: `explore-${measure.id}`,
        what: `Look for the gap in “${measure.title}”`,
        why: 'Nobody has kept a chart of this measure yet.',
        minutes: 3,
        action: 'Explore the gap',
        href: `measures/${measure.id}/explore`,
      });
    }
    for (const project of work.projectsWithoutChart) {
      needs.push({
        id: `chart-${project.id}`,
        what: `Give “${project.title}” a chart`,
        why: 'Without a chart, nobody can see whether a change worked.',
        minutes: 3,
        action: 'Open the project',
        href: `projects/${project.id}`,
      });
    }
  }
  return needs.slice(0, 5);
}

function connectionNeed({ id, title, isAsking, words }: OpenWork['connections'][number]): Need {
  const href = `data/connections/${id}`;
  if (isAsking) {
    return {
      id: `connection-${id}`,
      what: `Decide about “${title}”`,
      why: 'Much of what was there before is not in the new data. The old data stay until you decide.',
      minutes: 2,
      action: 'Look at the change',
      href,
    };
  }
  return {
    id: `connection-${id}`,
    what: `“${title}” could not be fetched`,
    why: `${words ?? ''} The data that you have stay as they are.`.trim(),
    minutes: 3,
    action: 'See what to do',
    href,
  };
}

function importNeed(job: OpenWork['imports'][number]): Need {
  const href = `imports/${job.id}`;
  if (job.state === 'needs-confirmation') {
    return {
      id: `import-${job.id}`,
      what: `Decide about “${job.fileName}”`,
      why: 'Much of what was there before is not in this file. The old data stay until you decide.',
      minutes: 2,
      action: 'Look at the change',
      href,
    };
  }
  const ready = job.state === 'ready';
  return {
    id: `import-${job.id}`,
    what: `Finish importing “${job.fileName}”`,
    why: ready ? 'It is checked and waits for you to start it.' : 'It waits for an answer from you.',
    minutes: 2,
    action: ready ? 'Start the import' : 'Answer',
    href,
  };
}
