// What a source file imports, found without a parser: comments are taken out, then every form of import is
// looked for. An import inside a string counts as one; better one too many than one too few.

/** Strings and templates of one line are kept as they are, so that `//` and `/*` inside them are no comments. */
const COMMENT = /('(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\\n]|\\.)*`)|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g;
/** `import x from 'y'`, `import'y'`, `export*from'y'`, over several lines or without any space. */
const STATEMENT =
  /(?<![\w$.])(?:import|export)\b\s*(type\b(?!\s*(?:,|from\b)))?[\w$*{}\s,]*?(?:(?<=\bimport\s*)|\bfrom\s*)(['"])([^'"\n]+)\2/g;
/** `import('y')` and `require('y')`, with a template too. */
const CALL = /(?<![\w$.])(?:import|require)\s*\(\s*(['"`])((?:(?!\1)[^\n])+)\1/g;

const withoutComments = (text) => text.replaceAll(COMMENT, (_, string) => string ?? ' ');
/** What a template fills in is not known, and may be any name. */
const known = (specifier) => specifier.replaceAll(/\$\{[^}]*\}/g, '*');

/** Imports of a source text: specifier and whether only types are taken. */
export function importsOf(text) {
  const code = withoutComments(text);
  const statements = [...code.matchAll(STATEMENT)].map(([, type, , specifier]) => ({
    specifier,
    typeOnly: Boolean(type),
  }));
  const calls = [...code.matchAll(CALL)].map(([, , specifier]) => ({
    specifier: known(specifier),
    typeOnly: false,
  }));
  return [...statements, ...calls].filter(({ specifier }) => !specifier.startsWith('*'));
}
