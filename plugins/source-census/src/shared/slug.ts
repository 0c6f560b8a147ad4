/** Words as an id: small letters, digits and hyphens. */
export function slug(words: string, most = 80): string {
  return words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, most)
    .replace(/^-|-$/g, '');
}
