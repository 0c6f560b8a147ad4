/** `_x000D_` is how a workbook writes a character that XML may not hold. Line ends become LF, as in CSV. */
export function plainCharacters(text: string): string {
  const escaped = text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text;
  return escaped.includes('\r') ? escaped.replace(/\r\n?/g, '\n') : escaped;
}
