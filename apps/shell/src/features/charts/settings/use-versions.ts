import { routes } from '@fairshift/contracts';
import { useInfiniteQuery } from '@tanstack/react-query';
import { call } from '../../../platform/api.js';
import { keyOf } from '../../../platform/queries.js';
import { useOrganisation } from '../../../platform/session.js';

/** Five changes, and the version before the oldest of them: a change is the difference of two versions. */
const FIRST = 6;
/** Read at each step further back. */
const STEP = 20;

/** The versions of a measure, newest first, a few at a time. */
export function useVersions(measureId: string) {
  const { id: organisationId } = useOrganisation();
  const params = { organisationId, measureId };
  return useInfiniteQuery({
    queryKey: [...keyOf(routes.listMeasureVersions, { params, query: { limit: FIRST } }), 'pages'],
    initialPageParam: '',
    queryFn: ({ pageParam, signal }) =>
      call(routes.listMeasureVersions, {
        params,
        query: pageParam ? { limit: STEP, after: pageParam } : { limit: FIRST },
        signal,
      }),
    getNextPageParam: ({ next }) => next,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
  });
}
