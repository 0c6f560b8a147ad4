import type { Container } from './container.js';
import { WORKBOOK_LIMITS } from './limits.js';
import { readRelations, type Relation } from './relations.js';
import { cutShort, noSheets } from './workbook-errors.js';

export interface SheetPart {
  readonly name: string;
  /** Hidden from whoever opens the workbook: it may hold what its author did not mean to send. */
  readonly isHidden: boolean;
  readonly path: string;
}

export interface WorkbookParts {
  readonly sheets: readonly SheetPart[];
  /** Dates count from 1904, as old Macs did. */
  readonly from1904: boolean;
  readonly sharedStrings: string | undefined;
  readonly styles: string | undefined;
  /** Other files that formulas take values from; never opened. */
  readonly externalFiles: readonly string[];
}

/** Which parts hold what; other kinds of sheets (charts, dialogs) are passed over. @throws TabularError */
export async function readWorkbookParts(container: Container): Promise<WorkbookParts> {
  const root = await readRelations(container, '');
  const path = root.find(({ type }) => type.endsWith('/officeDocument'))?.target ?? 'xl/workbook.xml';
  const relations = await readRelations(container, path);
  const { sheets, from1904 } = await readSheetList(container, path, relations);
  const targetOf = (kind: string) =>
    relations.find(({ type, isExternal }) => !isExternal && type.endsWith(kind))?.target;
  return {
    sheets,
    from1904,
    sharedStrings: targetOf('/sharedStrings'),
    styles: targetOf('/styles'),
    externalFiles: await externalFiles(container, relations),
  };
}

async function readSheetList(container: Container, path: string, relations: readonly Relation[]) {
  const sheets: SheetPart[] = [];
  let from1904 = false;
  const isThere = await container.read(path, {
    open(tag, attributes) {
      if (tag === 'workbookPr') from1904 = isTrue(attributes()['date1904']);
      if (tag !== 'sheet' || sheets.length >= WORKBOOK_LIMITS.sheets) return;
      const said = attributes();
      const id = Object.entries(said).find(([name]) => name.endsWith(':id'))?.[1];
      const relation = relations.find((candidate) => candidate.id === id);
      if (relation?.type.endsWith('/worksheet') !== true || relation.isExternal) return;
      const isHidden = said['state'] === 'hidden' || said['state'] === 'veryHidden';
      sheets.push({ name: said['name'] ?? '', isHidden, path: relation.target });
    },
  });
  if (!isThere) throw cutShort();
  if (sheets.length === 0) throw noSheets();
  return { sheets, from1904 };
}

const isTrue = (text: string | undefined) => text === '1' || text === 'true';

async function externalFiles(
  container: Container,
  relations: readonly Relation[],
): Promise<readonly string[]> {
  const links = relations.filter(({ type, isExternal }) => !isExternal && type.endsWith('/externalLink'));
  const files: string[] = [];
  for (const { target } of links.slice(0, 20)) {
    const [file] = (await readRelations(container, target)).filter(({ isExternal }) => isExternal);
    files.push(lastName(file?.target ?? 'another file'));
  }
  return files;
}

/** Only the name: the path tells about somebody's computer. */
function lastName(address: string): string {
  const name = address.split(/[/\\]/).at(-1) ?? '';
  try {
    return decodeURIComponent(name).slice(0, 100);
  } catch {
    return name.slice(0, 100);
  }
}
