import {
  Button,
  Card,
  Checkboxes,
  ErrorSummary,
  FileInput,
  Radios,
  Select,
  Textarea,
  TextInput,
} from '../index.js';

const nothing = (): void => undefined;
const choices = [
  { value: 'overall', label: 'Overall' },
  { value: 'largest', label: 'Largest group', hint: 'The group with most people' },
];

/** Every control of a form, one with a fault. */
export function Forms() {
  return (
    <Card title="Forms" size="large">
      <ErrorSummary errors={[{ field: 'unit', message: 'Enter a unit, for example people' }]} />
      <TextInput
        id="unit"
        name="unit"
        label="Unit"
        value=""
        error="Enter a unit, for example people"
        onChange={nothing}
      />
      <Textarea name="why" label="Reason" hint="Why the phase starts here." value="" onChange={nothing} />
      <Select
        name="reference"
        label="Compare each group with"
        value="overall"
        options={choices}
        onChange={nothing}
      />
      <Radios
        name="polarity"
        label="Which way is better?"
        value="overall"
        options={choices}
        onChange={nothing}
      />
      <Checkboxes name="groups" label="Groups" values={['overall']} options={choices} onChange={nothing} />
      <FileInput
        name="file"
        label="Choose a file"
        accept={['.csv']}
        limits="Up to 200 MB. No names."
        onChoose={nothing}
      />
      <Button type="submit">Save</Button>
    </Card>
  );
}
