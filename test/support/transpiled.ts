import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';
import { temporaryDirectory } from './postgres.js';

const ROOT = resolve(import.meta.dirname, '../..');

/** Relative imports of a transpiled module, which it needs to run; imports of types have been removed. */
function importsOf(javaScript: string): string[] {
  return ts
    .preProcessFile(javaScript)
    .importedFiles.map(({ fileName }) => fileName)
    .filter((fileName) => fileName.startsWith('.'));
}

/**
 * Writes TypeScript files of the repository, with everything that they import, as JavaScript that `node` runs as a
 * process of its own; returns the path of the first one's copy, which is removed after the run.
 */
export function transpiled(file: string, ...beside: readonly string[]): string {
  const folder = temporaryDirectory('transpiled');
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}');
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  const done = new Set<string>();

  function transpile(source: string): string {
    const target = join(folder, relative(ROOT, source)).replace(/\.ts$/, '.js');
    if (done.has(source)) return target;
    done.add(source);
    const { outputText } = ts.transpileModule(readFileSync(source, 'utf8'), {
      compilerOptions: {
        module: ts.ModuleKind.ESNext,
        target: ts.ScriptTarget.ES2023,
        isolatedModules: true,
        experimentalDecorators: true,
        emitDecoratorMetadata: true,
      },
    });
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, outputText);
    for (const imported of importsOf(outputText)) transpile(resolve(dirname(source), imported.replace(/\.js$/, '.ts')));
    return target;
  }

  for (const other of beside) transpile(resolve(ROOT, other));
  return transpile(resolve(ROOT, file));
}
