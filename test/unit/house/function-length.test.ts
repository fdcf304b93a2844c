import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

/** As in eslint.config.js; this test enforces it where only the tests run. */
const MOST_LINES = 40;

const BLANK_OR_COMMENT = /^\s*($|\/\/|\/\*|\*)/;

/** The functions of this code that are too long, not counting blank lines and comments. */
function tooLong(code: string, file: string): string[] {
  const found: string[] = [];
  const source = ts.createSourceFile(file, code, ts.ScriptTarget.Latest, true);
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node) && 'body' in node && node.body !== undefined) {
      const lines = node.getText(source).split('\n');
      const count = lines.filter((line) => !BLANK_OR_COMMENT.test(line)).length;
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      if (count > MOST_LINES) found.push(`${file}:${line + 1}: a function of ${count} lines`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name));
}

describe('the length of functions', () => {
  it.each([
    ['function', (body: string) => `function f(): void {\n${body}}`],
    ['arrow function', (body: string) => `const f = () => {\n${body}};`],
    ['method', (body: string) => `class A { f(): void {\n${body}} }`],
  ])('a long %s: 41 lines are too many, 40 are not, whatever its blank lines and comments', (_, around) => {
    const ofLines = (count: number) => around(`\n// why\n${'g();\n'.repeat(count - 2)}`);
    expect(tooLong(ofLines(40), 'a.ts')).toEqual([]);
    expect(tooLong(ofLines(41), 'a.ts')).toEqual(['a.ts:1: a function of 41 lines']);
  });

  it('no function in src or projections is longer than 40 lines', () => {
    const files = ['src', 'projections'].flatMap(sourceFiles);
    expect(files.flatMap((file) => tooLong(readFileSync(file, 'utf8'), file))).toEqual([]);
  });
});
