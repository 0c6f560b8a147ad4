import { Radios } from '@fairshift/ui';
import { mappingWords } from './mapping.words.js';
import type { MappingPageProps } from './MappingWizard.js';

const words = mappingWords.rows;

/** Whether rows hold figures, or are cases to be counted. */
export function RowsPage({ form }: MappingPageProps) {
  return (
    <Radios
      id="rows"
      name="rows"
      label={words.title}
      value={form.values.rows}
      onChange={form.set('rows')}
      options={[
        { value: 'figures', label: words.figures, hint: words.figuresHint },
        { value: 'cases', label: words.cases, hint: words.casesHint },
      ]}
    />
  );
}
