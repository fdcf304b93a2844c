import ts from 'typescript';
import type { SourceText } from './rule-ledger.js';

/** A schema that a file's SQL names. */
export interface Reach {
  readonly path: string;
  readonly schema: string;
}

/** Text in quotes, without what is inserted into it, and without the names of imported files. */
function texts(node: ts.Node): readonly string[] {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return [];
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isTemplateExpression(node)) {
    const inserted = node.templateSpans.flatMap(({ expression }) => texts(expression));
    return [
      [node.head, ...node.templateSpans.map(({ literal }) => literal)].map(({ text }) => text).join('¤'),
      ...inserted,
    ];
  }
  const found: string[] = [];
  node.forEachChild((child) => void found.push(...texts(child)));
  return found;
}

/** Which of the schemas the SQL of each file names; a schema comes before a dot and a table, or before an insertion. */
export function reachesOf(files: readonly SourceText[], schemas: readonly string[]): readonly Reach[] {
  const named = new RegExp(String.raw`(?<![\w./'-])"?(${schemas.join('|')})"?\.(?:"?[a-z_]|¤)`, 'g');
  return files.flatMap(({ path, text }) => {
    const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
    const sql = texts(source).filter((each) => /\b(select|from|join|insert|update|delete|truncate)\b/i.test(each));
    const found = new Set(sql.flatMap((each) => Array.from(each.matchAll(named), ([, schema]) => schema ?? '')));
    return [...found].map((schema) => ({ path, schema }));
  });
}
