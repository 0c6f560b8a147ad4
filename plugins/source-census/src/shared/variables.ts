import {
  ageBand,
  censusBroadGroup,
  censusEthnicGroup,
  CODE_SYSTEMS,
  type CodeEntry,
  sex,
} from '@fairshift/codes';
import type { DimensionSpec, Member } from '@fairshift/plugin-sdk';
import { detach, plainHeading } from '@fairshift/tabular';
import { slug } from './slug.js';

/** A census variable, such as "Ethnic group", as a stratifier with its groups. */
export interface Variable {
  readonly dimension: DimensionSpec;
  /** The group that words stand for. Words that no code list has keep their own name. */
  member(words: string): Member;
}

interface KnownVariable {
  readonly dimension: DimensionSpec;
  readonly find: (words: string) => CodeEntry | undefined;
}

const equity = (id: string, title: string, codeSystem: string): DimensionSpec => ({
  id,
  title,
  role: 'equity',
  type: 'code',
  codeSystem,
});

export const BROAD_ETHNIC_GROUP: KnownVariable = {
  dimension: equity(
    'ethnicity-broad',
    'Ethnic group, five broad groups',
    CODE_SYSTEMS.ethnicGroupBroadCensus2021,
  ),
  find: censusBroadGroup,
};

/** Variables whose groups the code lists know. Sex is told by its word: in the census 1 is female, in the NHS male. */
const KNOWN: ReadonlyMap<string, KnownVariable> = new Map([
  ['age', { dimension: equity('age', 'Age', CODE_SYSTEMS.ageBand), find: ageBand }],
  ['sex', { dimension: equity('sex', 'Sex', CODE_SYSTEMS.sex), find: sex }],
  [
    'ethnic group',
    {
      dimension: equity('ethnicity', 'Ethnic group', CODE_SYSTEMS.ethnicGroupCensus2021),
      find: censusEthnicGroup,
    },
  ],
]);

/** A variable by its name; one that no code list knows is a grouping of its own. */
export function variableNamed(name: string): Variable {
  const known = KNOWN.get(plainHeading(name));
  return known === undefined ? ownVariable(name) : withMembers(known);
}

/** A variable whose groups are larger ones of another: broad ethnic groups, say. */
export function coarserVariable(name: string, depth: number): Variable {
  if (depth === 1 && plainHeading(name) === 'ethnic group') return withMembers(BROAD_ETHNIC_GROUP);
  return ownVariable(`${name}, level ${depth}`);
}

/** Groups with the words of the file as their codes and names. */
export function ownVariable(name: string): Variable {
  const dimension: DimensionSpec = { id: slug(name), title: name, role: 'category', type: 'code' };
  return { dimension, member: ownMember };
}

export function withMembers({ dimension, find }: KnownVariable): Variable {
  return {
    dimension,
    member(words) {
      const entry = find(words);
      if (entry === undefined) return ownMember(words);
      return { code: entry.code, label: entry.label, role: entry.role, position: entry.position };
    },
  };
}

function ownMember(words: string): Member {
  const label = detach(words.slice(0, 200));
  return { code: label, label };
}
