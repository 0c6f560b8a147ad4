import { routes } from '@fairshift/contracts';
import { Button, Details, Notice, Radios, TextInput } from '@fairshift/ui';
import { useState } from 'react';
import { sentenceOf } from '../../../platform/problem.js';
import { useSend } from '../../../platform/queries.js';
import { useOrganisation } from '../../../platform/session.js';
import { AFRESH, type Offered } from './mapping-form.js';
import { mappingWords } from './mapping.words.js';
import type { MappingPageProps } from './MappingWizard.js';

const words = mappingWords.saved;

/** Answers that were kept for files of the same headings. */
export function SavedPage({ offered, form }: MappingPageProps) {
  const isThere = offered.saved.some(({ id }) => id === form.values.saved);
  return (
    <>
      <Radios
        id="saved"
        name="saved"
        label={words.title}
        hint={words.hint}
        value={isThere ? form.values.saved : AFRESH}
        onChange={form.set('saved')}
        options={[
          ...offered.saved.map(({ id, name }) => ({ value: id, label: name })),
          { value: AFRESH, label: words.afresh },
        ]}
      />
      {offered.saved.length === 0 ? null : (
        <Details summary={words.tidy}>
          {offered.saved.map((saved) => (
            <Kept key={saved.id} saved={saved} />
          ))}
        </Details>
      )}
    </>
  );
}

/** One of them: another name, or away with it. Not a form of its own: it stands within one. */
function Kept({ saved }: { saved: Offered['saved'][number] }) {
  const { id: organisationId } = useOrganisation();
  const [name, setName] = useState(saved.name);
  const [fault, setFault] = useState<string>();
  const rename = useSend(routes.renameMapping, ['getImportColumns']);
  const remove = useSend(routes.deleteMapping, ['getImportColumns']);
  const params = { organisationId, mappingId: saved.id };
  const save = () => {
    setFault(name.trim() === '' ? words.needName : undefined);
    if (name.trim() !== '') rename.mutate({ params, body: { name: name.trim() } });
  };
  const failed = rename.error ?? remove.error;
  return (
    <div className="sh-question">
      <TextInput
        id={`name-${saved.id}`}
        name={`name-${saved.id}`}
        label={words.name(saved.name)}
        value={name}
        error={fault}
        onChange={setName}
      />
      {failed ? <Notice kind="error" title={sentenceOf(failed)} /> : null}
      <div className="sh-actions-row">
        <Button look="secondary" disabled={rename.isPending} onClick={save}>
          {words.rename}
        </Button>
        <Button look="secondary" disabled={remove.isPending} onClick={() => remove.mutate({ params })}>
          {words.remove(saved.name)}
        </Button>
      </div>
    </div>
  );
}
