import { routes } from '@fairshift/contracts';
import { Button, Card, Textarea } from '@fairshift/ui';
import { Form } from '../../platform/form-box.js';
import { faultsOf, useForm } from '../../platform/form.js';
import { hasStatus } from '../../platform/problem.js';
import { useSend } from '../../platform/queries.js';
import { useOrganisation } from '../../platform/session.js';
import { publishWords as words } from './publications.words.js';

export interface ReleaseFormProps {
  readonly chartId: string;
  /** Of the preview that the person saw: the server refuses another. */
  readonly sha256: string;
  readonly suggestion: string;
  readonly onReleased: (publicationId: string) => void;
  readonly onStale: () => void;
}

/**
 * The sentence of a release. Until somebody types, it is the chart's own finding; what is typed outlives a new
 * preview.
 */
export function ReleaseForm({ chartId, sha256, suggestion, onReleased, onStale }: ReleaseFormProps) {
  const { id: organisationId } = useOrganisation();
  const form = useForm<{ sentence: string | undefined }>({ sentence: undefined });
  const release = useSend(routes.createPublication, ['listPublications', 'listHubPublications', 'getChart']);
  const shown = form.values.sentence ?? suggestion;
  const submit = () => {
    const sentence = shown.trim();
    if (sentence === '' || sentence.length > 300) {
      form.setFaults({ sentence: sentence === '' ? words.needSentence : words.tooLong });
      return;
    }
    release.mutate(
      { params: { organisationId }, body: { chartId, previewSha256: sha256, sentence } },
      {
        onSuccess: ({ id }) => onReleased(id),
        onError: (error) => {
          if (hasStatus(error, 409)) onStale();
          form.setFaults(
            hasStatus(error, 409)
              ? { '': `${error.message} ${words.lookAgain}` }
              : faultsOf(error, ['sentence']),
          );
        },
      },
    );
  };
  return (
    <Card mark="key">
      <Form faults={form.faults} onSubmit={submit}>
        <Textarea
          id="sentence"
          name="sentence"
          label={words.sentence}
          hint={words.sentenceHint}
          rows={4}
          value={shown}
          error={form.faults['sentence']}
          onChange={form.set('sentence')}
        />
        <Button type="submit" disabled={release.isPending} describedBy="release-hint">
          {words.release}
        </Button>
        <p className="fs-small fs-quiet" id="release-hint">
          {words.releaseHint}
        </p>
      </Form>
    </Card>
  );
}
