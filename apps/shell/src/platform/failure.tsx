import { Actions, Button, LinkButton } from '@fairshift/ui';
import type { ReactNode } from 'react';
import { useTitle } from './focus.js';
import { paths } from './paths.js';
import { ApiProblem, ServerUnreachable, sentenceOf } from './problem.js';
import { stateWords as words } from './states.words.js';

export interface FailureProps {
  readonly error: unknown;
  readonly onRetry?: (() => void) | undefined;
  /** A whole page, or a card in one. */
  readonly part?: boolean | undefined;
}

interface Face {
  readonly title: string;
  readonly words: string;
  readonly retry: boolean;
  readonly reference?: string;
}

/** Too slow, changed meanwhile, asked too often: the same question may be answered the next time. */
const PASSING = new Set([408, 409, 429]);

function faceOf(error: unknown): Face {
  if (error instanceof ServerUnreachable) return { ...words.unreachable, retry: true };
  if (!(error instanceof ApiProblem))
    return { title: words.broken.title, words: sentenceOf(error), retry: true };
  if (error.status === 404) return { ...words.notFound, retry: false };
  if (error.status === 403) {
    return { title: words.refused.title, words: `${error.message} ${words.refused.words}`, retry: false };
  }
  if (error.status >= 500) {
    return { title: words.broken.title, words: words.broken.words, retry: true, reference: error.requestId };
  }
  return { title: words.cannot.title, words: error.message, retry: PASSING.has(error.status) };
}

function Box({ part, title, children }: { part: boolean; title: string; children: ReactNode }) {
  const Heading = part ? 'h2' : 'h1';
  return (
    <div
      className={part ? 'fs-card fs-card--l fs-state' : 'fs-head fs-head--alone fs-state'}
      role={part ? 'alert' : undefined}
    >
      <Heading>{title}</Heading>
      {children}
    </div>
  );
}

/** Why a page or part of it is not there, and what to do. */
export function Failure({ error, onRetry, part = false }: FailureProps) {
  const face = faceOf(error);
  return (
    <Box part={part} title={face.title}>
      {part ? null : <TitleOf title={face.title} />}
      <p className="fs-words">{face.words}</p>
      {face.reference ? (
        <p>
          {words.broken.reference} <span className="fs-code">{face.reference}</span>
        </p>
      ) : null}
      <Actions>
        {face.retry && onRetry ? (
          <Button look="secondary" onClick={onRetry}>
            {words.tryAgain}
          </Button>
        ) : null}
        {part ? null : (
          <LinkButton look="secondary" href={paths.root()}>
            {words.home}
          </LinkButton>
        )}
      </Actions>
    </Box>
  );
}

function TitleOf({ title }: { title: string }) {
  useTitle(title);
  return null;
}

/** The page for an address that leads nowhere. */
export function NotFoundPage() {
  return <Failure error={new ApiProblem({ type: '', title: '', status: 404, detail: '', requestId: '' })} />;
}
