import { routes, type Project } from '@fairshift/contracts';
import { Button, Details, Textarea } from '@fairshift/ui';
import { Form } from '../../platform/form-box.js';
import { faultsOf, useForm } from '../../platform/form.js';
import { useSend } from '../../platform/queries.js';
import { useOrganisation } from '../../platform/session.js';
import { projectWords as words } from './projects.words.js';

/** What was found, in the team's own words. */
export function AddNote({ project }: { project: Project }) {
  const { id: organisationId } = useOrganisation();
  const form = useForm({ text: '' });
  const add = useSend(routes.addProjectNote, ['getProject']);
  const submit = () => {
    const text = form.values.text.trim();
    if (text === '') {
      form.setFaults({ text: words.needNote });
      return;
    }
    add.mutate(
      { params: { organisationId, projectId: project.id }, body: { text } },
      {
        onSuccess: () => form.reset({ text: '' }),
        onError: (error) => form.setFaults(faultsOf(error, ['text'])),
      },
    );
  };
  return (
    <Details summary={words.addNote}>
      <Form faults={form.faults} onSubmit={submit}>
        <Textarea
          id="text"
          name="text"
          label={words.note}
          hint={words.noteHint}
          value={form.values.text}
          error={form.faults['text']}
          onChange={form.set('text')}
        />
        <Button type="submit" disabled={add.isPending}>
          {words.saveNote}
        </Button>
      </Form>
    </Details>
  );
}
