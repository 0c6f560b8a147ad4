import { Radios, Select, TextInput } from '@fairshift/ui';
import { mappingWords } from './mapping.words.js';
import type { MappingPageProps } from './MappingWizard.js';

const words = mappingWords.measure;
const KINDS = Object.entries(words.kinds).map(([value, label]) => ({ value, label }));

/** What dates stand for, what the counts make, which way is better, and a name to keep all answers by. */
export function MeasurePage({ form }: MappingPageProps) {
  const { values } = form;
  const isCases = values.rows === 'cases';
  const hasBoth = !isCases && Object.values(values.roles).includes('denominator');
  return (
    <>
      <h2>{words.title}</h2>
      <Select
        id="periodKind"
        name="periodKind"
        label={words.dates}
        hint={words.datesHint}
        value={values.periodKind}
        onChange={form.set('periodKind')}
        options={isCases ? KINDS.filter(({ value }) => value !== '') : KINDS}
      />
      <Radios
        id="dayFirst"
        name="dayFirst"
        label={words.dayFirst}
        value={values.dayFirst}
        onChange={form.set('dayFirst')}
        options={[
          { value: 'yes', label: words.dayFirstYes },
          { value: 'no', label: words.dayFirstNo },
        ]}
      />
      {hasBoth ? (
        <Radios
          id="kind"
          name="kind"
          label={words.form}
          value={values.kind}
          onChange={form.set('kind')}
          options={[
            { value: 'proportion', label: words.proportion },
            { value: 'rate', label: words.rate },
          ]}
        />
      ) : null}
      <TextInput
        id="measureTitle"
        name="measureTitle"
        label={words.name}
        hint={words.nameHint}
        value={values.title}
        onChange={form.set('title')}
      />
      <Radios
        id="polarity"
        name="polarity"
        label={words.better}
        value={values.polarity}
        onChange={form.set('polarity')}
        options={[
          { value: 'higher-is-better', label: words.higher },
          { value: 'lower-is-better', label: words.lower },
          { value: 'neither', label: words.neither },
        ]}
      />
      <TextInput
        id="name"
        name="name"
        label={words.keep}
        hint={words.keepHint}
        value={values.name}
        error={form.faults['name']}
        onChange={form.set('name')}
      />
    </>
  );
}
