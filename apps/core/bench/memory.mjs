// Resident memory of processes, sampled from /proc while something runs.
import { readFileSync } from 'node:fs';
import { descendants, isSourceChild } from '../../e2e/src/survival/processes.mjs';

const PAGE = 4096;
const EVERY_MS = 50;
const MB = 1e6;

const resident = (pid) => {
  try {
    return Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * PAGE;
  } catch {
    return 0;
  }
};
const sum = (processes) => processes.reduce((total, { pid }) => total + resident(pid), 0);

/** Bytes of a process with all that it started. */
export const residentBelow = (pid) => resident(pid) + sum(descendants(pid));

/** Worker (with any process of ours below it) and source child, apart. */
function sample(workerPid) {
  const below = descendants(workerPid);
  const source = sum(below.filter(isSourceChild));
  const worker = resident(workerPid) + sum(below.filter((each) => !isSourceChild(each)));
  return { source, worker };
}

/**
 * Watches the memory of a worker until `stop`, which answers in megabytes: the child's own peak, the worker's
 * rise above its rest, the two added up although they need not come together, and their highest common moment.
 * @param {number} workerPid
 */
export function watchMemory(workerPid) {
  const rest = sample(workerPid).worker;
  const peak = { source: 0, worker: rest, together: 0 };
  const look = () => {
    const { source, worker } = sample(workerPid);
    peak.source = Math.max(peak.source, source);
    peak.worker = Math.max(peak.worker, worker);
    peak.together = Math.max(peak.together, source + Math.max(0, worker - rest));
  };
  const timer = setInterval(look, EVERY_MS);
  return {
    stop() {
      clearInterval(timer);
      look();
      const rise = peak.worker - rest;
      return {
        rest: rest / MB,
        child: peak.source / MB,
        rise: rise / MB,
        sum: (peak.source + rise) / MB,
        together: peak.together / MB,
      };
    },
  };
}
