import { FieldNotes, groupClass, useFieldIds, type FieldWords } from './Field.js';
import type { Choice } from './Select.js';

interface ChoicesProps extends FieldWords {
  readonly name: string;
  readonly options: readonly Choice[];
}

export interface RadiosProps extends ChoicesProps {
  readonly value: string | undefined;
  readonly onChange: (value: string) => void;
}

export interface CheckboxesProps extends ChoicesProps {
  readonly values: readonly string[];
  readonly onChange: (values: readonly string[]) => void;
}

export function Radios(props: RadiosProps) {
  return (
    <ChoiceGroup
      {...props}
      kind="radio"
      isChosen={(value) => value === props.value}
      choose={(value) => props.onChange(value)}
    />
  );
}

export function Checkboxes(props: CheckboxesProps) {
  const toggle = (value: string): void => {
    const without = props.values.filter((held) => held !== value);
    props.onChange(without.length === props.values.length ? [...props.values, value] : without);
  };
  return (
    <ChoiceGroup
      {...props}
      kind="checkbox"
      isChosen={(value) => props.values.includes(value)}
      choose={toggle}
    />
  );
}

interface GroupProps extends ChoicesProps {
  readonly kind: 'radio' | 'checkbox';
  readonly isChosen: (value: string) => boolean;
  readonly choose: (value: string) => void;
}

function ChoiceGroup(props: GroupProps) {
  const { id, hintId, errorId, describedBy } = useFieldIds(props.id, props.hint, props.error);
  const block = props.kind === 'radio' ? 'nhsuk-radios' : 'nhsuk-checkboxes';
  return (
    <div className={groupClass(props.error)}>
      <fieldset className="nhsuk-fieldset" aria-describedby={describedBy}>
        <legend className="nhsuk-fieldset__legend">{props.label}</legend>
        <FieldNotes hint={props.hint} error={props.error} hintId={hintId} errorId={errorId} />
        <div className={block}>
          {props.options.map((option, i) => (
            // The first control carries the field's id, so that an error summary can lead to it.
            <ChoiceRow
              key={option.value}
              {...props}
              block={block}
              option={option}
              id={i === 0 ? id : `${id}-${i}`}
            />
          ))}
        </div>
      </fieldset>
    </div>
  );
}

function ChoiceRow(props: GroupProps & { block: string; option: Choice; id: string }) {
  const { block, option, id } = props;
  const hintId = option.hint === undefined ? undefined : `${id}-item-hint`;
  return (
    <div className={`${block}__item`}>
      <input
        className={`${block}__input`}
        id={id}
        name={props.name}
        type={props.kind}
        value={option.value}
        checked={props.isChosen(option.value)}
        disabled={option.disabled}
        aria-describedby={hintId}
        onChange={() => props.choose(option.value)}
      />
      <label className={`nhsuk-label ${block}__label`} htmlFor={id}>
        {option.label}
      </label>
      {option.hint === undefined ? null : (
        <div className={`nhsuk-hint ${block}__hint`} id={hintId}>
          {option.hint}
        </div>
      )}
    </div>
  );
}
