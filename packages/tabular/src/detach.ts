const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * A copy of a cell that may be kept for long. A cell cut from a block of text keeps the whole block in memory
 * (V8 shares the characters), so ten thousand kept names could hold a gigabyte.
 */
export function detach(text: string): string {
  return decoder.decode(encoder.encode(text));
}
