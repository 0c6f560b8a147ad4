import { Radios } from '@fairshift/ui';
import { AFRESH } from './mapping-form.js';
import { mappingWords } from './mapping.words.js';
import type { MappingPageProps } from './MappingWizard.js';

const words = mappingWords.saved;

/** Answers that were kept for files of the same headings. */
export function SavedPage({ offered, form }: MappingPageProps) {
  return (
    <Radios
      id="saved"
      name="saved"
      label={words.title}
      hint={words.hint}
      value={form.values.saved}
      onChange={form.set('saved')}
      options={[
        ...offered.saved.map(({ id, name }) => ({ value: id, label: name })),
        { value: AFRESH, label: words.afresh },
      ]}
    />
  );
}
