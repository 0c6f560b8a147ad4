import { routes, type ImportJob, type ProblemRow } from '@fairshift/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { call } from '../../platform/api.js';
import { keyOf } from '../../platform/queries.js';
import { useOrganisation } from '../../platform/session.js';

const SHOWN = 20;
/** The most that one answer of the server holds. */
const MOST = 200;

/** The problems of an import, a screen at a time. */
export function useProblems(job: ImportJob) {
  const { id: organisationId } = useOrganisation();
  const params = { organisationId, importId: job.id };
  const query = { limit: SHOWN };
  return useInfiniteQuery({
    queryKey: [...keyOf(routes.listImportProblems, { params, query }), 'pages'],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      call(routes.listImportProblems, {
        params,
        query: { ...query, ...(pageParam ? { after: pageParam } : {}) },
        signal,
      }),
    getNextPageParam: ({ next }) => next,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
    enabled: job.problemCount > 0,
  });
}

/** Every problem that the server keeps of an import, for the download. */
export async function allProblems(organisationId: string, importId: string): Promise<ProblemRow[]> {
  const found: ProblemRow[] = [];
  for (let after: string | undefined = ''; after !== undefined;) {
    const query: { limit: number; after?: string } = { limit: MOST, ...(after ? { after } : {}) };
    const page = await call(routes.listImportProblems, { params: { organisationId, importId }, query });
    found.push(...page.items);
    after = page.next;
  }
  return found;
}
