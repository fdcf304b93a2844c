import ts from 'typescript';

/** A file as the ledger reads it. */
export interface SourceText {
  readonly path: string;
  readonly text: string;
}

/** A comment that marks the code below as enforcing this rule. */
export interface Marker {
  readonly id: string;
  /** `path:line`. */
  readonly at: string;
  readonly inFrontOfCode: boolean;
}

const idPattern = /\b(?:FOCUS|PLAN|ORG|LOG|HIST|TEXT)-\d+\b/g;
const markerPattern = /^\s*(?:\/\/|--)\s*rule ([A-Z]+-\d+):\s*\S/;
const commentPattern = /^\s*(?:\/\/|--|\/\*|\*)/;

/** The ids that the table rows of docs/rules.md define, in their order; a duplicate occurs twice. */
export function definedIds(rules: string): readonly string[] {
  return [...rules.matchAll(/^\| ([A-Z]+-\d+) \|/gm)].map(([, id]) => id ?? '');
}

/** Each `// rule X: …` (in SQL `-- rule X: …`) and whether code follows it without a gap. */
export function markers(files: readonly SourceText[]): readonly Marker[] {
  return files.flatMap(({ path, text }) => {
    const lines = text.split('\n');
    return lines.flatMap((line, index) => {
      const id = markerPattern.exec(line)?.[1];
      if (id === undefined) return [];
      const next = lines.slice(index + 1).find((candidate) => !commentPattern.test(candidate)) ?? '';
      return [{ id, at: `${path}:${index + 1}`, inFrontOfCode: /[A-Za-z]/.test(next) }];
    });
  });
}

/** The ids in the titles of tests that run: `it`, `test`, `describe` and their `each`, but not `skip` and `todo`. */
export function idsInTitles(files: readonly SourceText[]): ReadonlySet<string> {
  const titles = files.flatMap(({ path, text }) => {
    const found: string[] = [];
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && isTestCall(node.expression)) {
        const [title] = node.arguments;
        if (title && (ts.isStringLiteralLike(title) || ts.isTemplateExpression(title))) found.push(title.getText());
      }
      ts.forEachChild(node, visit);
    };
    visit(ts.createSourceFile(path, text, ts.ScriptTarget.ES2023, true));
    return found;
  });
  return new Set(titles.flatMap((title) => title.match(idPattern) ?? []));
}

function isTestCall(callee: ts.Expression): boolean {
  if (ts.isIdentifier(callee)) return ['it', 'test', 'describe'].includes(callee.text);
  if (ts.isPropertyAccessExpression(callee)) {
    return !['skip', 'todo'].includes(callee.name.text) && isTestCall(callee.expression);
  }
  return ts.isCallExpression(callee) && isTestCall(callee.expression);
}

/** Each mention of an id that the rules don't define, as `path: id`. */
export function unknownIds(files: readonly SourceText[], defined: ReadonlySet<string>): readonly string[] {
  return files.flatMap(({ path, text }) =>
    [...new Set(text.match(idPattern) ?? [])].filter((id) => !defined.has(id)).map((id) => `${path}: ${id}`),
  );
}

/** What is wrong with the markers, a sentence each; empty if each id occurs exactly once, in front of its code. */
export function markerFaults(found: readonly Marker[], defined: readonly string[]): readonly string[] {
  const missing = defined
    .filter((id) => !found.some((marker) => marker.id === id))
    .map((id) => `${id} stands nowhere in front of the code that enforces it`);
  const doubled = defined
    .map((id) => ({ id, places: found.filter((marker) => marker.id === id).map(({ at }) => at) }))
    .filter(({ places }) => places.length > 1)
    .map(({ id, places }) => `${id} stands more than once: ${places.join(', ')}`);
  const loose = found
    .filter(({ inFrontOfCode }) => !inFrontOfCode)
    .map(({ id, at }) => `${id} has no code below ${at}`);
  return [...missing, ...doubled, ...loose];
}
