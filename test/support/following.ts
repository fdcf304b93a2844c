import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** One instruction of a page. */
export type Instruction =
  | { readonly kind: 'write'; readonly file: string; readonly text: string }
  | { readonly kind: 'edit'; readonly file: string; readonly lines: readonly string[] }
  | { readonly kind: 'run'; readonly line: string };

/** The instructions in a page's fences: files to write, edits to make (`diff`), commands to run (`sh`). */
export function instructionsOf(page: string): readonly Instruction[] {
  return [...page.matchAll(/^```(\w+)(?: (\S+))?\n([\s\S]*?)^```$/gm)].flatMap(
    ([, language = '', file = '', text = '']): readonly Instruction[] => {
      const lines = text.split('\n').slice(0, -1);
      if (language === 'sh') return lines.map((line) => ({ kind: 'run', line }));
      return [language === 'diff' ? { kind: 'edit', file, lines } : { kind: 'write', file, text }];
    },
  );
}

/** Writes or edits a file below `root`; throws if an edit's context, or a line to remove, is not found in order. */
export function follow(root: string, instruction: Exclude<Instruction, { kind: 'run' }>): void {
  const path = join(root, instruction.file);
  mkdirSync(dirname(path), { recursive: true });
  if (instruction.kind === 'write') writeFileSync(path, instruction.text);
  else writeFileSync(path, edited(readFileSync(path, 'utf8').split('\n'), instruction).join('\n'));
}

function edited(
  source: readonly string[],
  { file, lines }: { readonly file: string; readonly lines: readonly string[] },
): readonly string[] {
  const result = [...source];
  let at = 0;
  for (const line of lines) {
    const text = line.slice(1);
    if (line.startsWith('+')) {
      result.splice(at, 0, text);
      at += 1;
      continue;
    }
    const found = result.indexOf(text, at);
    if (found < 0) throw new Error(`${file} has no line "${text}" here.`);
    if (line.startsWith('-')) result.splice(found, 1);
    at = line.startsWith('-') ? found : found + 1;
  }
  return result;
}
