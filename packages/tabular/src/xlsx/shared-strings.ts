import { detach } from '../detach.js';
import type { Container } from './container.js';
import { WORKBOOK_LIMITS } from './limits.js';
import { tooLarge } from './workbook-errors.js';
import { plainCharacters } from './plain-characters.js';

/** Texts that cells refer to by number, up to the number `last`. @throws TabularError when there are too many */
export async function readSharedStrings(
  container: Container,
  path: string | undefined,
  last = Number.POSITIVE_INFINITY,
): Promise<readonly string[]> {
  const strings: string[] = [];
  if (path === undefined || last < 0) return strings;
  let characters = 0;
  let pieces: string[] = [];
  let isText = false;
  let isPhonetic = false;
  const reader = {
    open(tag: string) {
      if (tag === 'si') pieces = [];
      if (tag === 'rPh') isPhonetic = true;
      isText = tag === 't' && !isPhonetic;
    },
    text(text: string) {
      if (isText) pieces.push(text);
    },
    close(tag: string) {
      if (tag === 't') isText = false;
      if (tag === 'rPh') isPhonetic = false;
      if (tag !== 'si') return;
      const text = plainCharacters(pieces.length === 1 ? pieces[0]! : pieces.join(''));
      characters += text.length;
      strings.push(text.length < 13 ? text : detach(text));
      if (strings.length > WORKBOOK_LIMITS.sharedStrings || characters > WORKBOOK_LIMITS.sharedCharacters)
        throw tooLarge();
    },
  };
  await container.read(path, reader, () => strings.length > last);
  return strings;
}
