import type { Container } from './container.js';

export interface Relation {
  readonly id: string;
  readonly type: string;
  /** Path from the root of the container, or the address when it leads out of it. */
  readonly target: string;
  readonly isExternal: boolean;
}

const MOST = 10_000;

/** What a part refers to. Nothing that leads out of the container is ever followed. */
export async function readRelations(container: Container, part: string): Promise<readonly Relation[]> {
  const slash = part.lastIndexOf('/');
  const [folder, name] = [part.slice(0, slash + 1), part.slice(slash + 1)];
  const relations: Relation[] = [];
  await container.read(`${folder}_rels/${name}.rels`, {
    open(tag, attributes) {
      if (tag !== 'Relationship' || relations.length >= MOST) return;
      const { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode } = attributes();
      const isExternal = mode === 'External';
      relations.push({ id, type, target: isExternal ? target : pathFrom(folder, target), isExternal });
    },
  });
  return relations;
}

function pathFrom(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path = folder.split('/').filter((step) => step !== '');
  for (const step of target.split('/')) {
    if (step === '..') path.pop();
    else if (step !== '.' && step !== '') path.push(step);
  }
  return path.join('/');
}
