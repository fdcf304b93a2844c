import { dirname, join, relative } from 'node:path';
import {
  createFormatter,
  createParser,
  DEFAULT_CONFIG,
  SchemaGenerator,
  type CompletedConfig,
} from 'ts-json-schema-generator';
import ts from 'typescript';
import { installed } from '../../src/kernel/runtime/installation.js';
import { withConventions } from './conventions.js';
import { mapObjects, type Part, type Schema, type Schemas } from './schema.js';

/** What a handler returns. */
export interface Answer {
  /** Of its JSON; undefined if it returns none. */
  readonly schema: Schema | undefined;
  /** Whether it can return a page for people. */
  readonly html: boolean;
}

/** What is only in the source text: types and docstrings. */
export interface Sources {
  /** The folder of the controller: `src/focus/http`. */
  folderOf(className: string): string;
  /** What a handler returns, by its declared type. */
  answerOf(className: string, method: string): Answer;
  /** The docstring of a class or of one of its fields. */
  docOf(className: string, field?: string): string | undefined;
  /** The named schemas to which the handlers described so far refer. */
  schemas(): Schemas;
  /** The schema of an exported type, by the file and name; it goes into `schemas` too. */
  schemaOf(file: string, type: string): Schema;
}

const CONFIG: CompletedConfig = {
  ...DEFAULT_CONFIG,
  expose: 'export',
  topRef: true,
  jsDoc: 'extended',
  sortProps: false,
  encodeRefs: false,
  skipTypeCheck: true,
  additionalProperties: true,
};

/** Reads the service's sources; takes some seconds. */
export function readSources(): Sources {
  const root = dirname(installed('tsconfig.json'));
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path)).config,
    ts.sys,
    root,
  );
  const program = ts.createProgram([join(root, 'src/app.module.ts')], options);
  const generator = new SchemaGenerator(program, createParser(program, CONFIG), createFormatter(CONFIG), CONFIG);
  const classes = classesIn(program);
  const found = new Map<string, Schema>();
  const classOf = (name: string): ts.ClassDeclaration => {
    const declaration = classes.get(name);
    if (!declaration) throw new Error(`There is no class ${name} in the sources.`);
    return declaration;
  };
  const schemaFrom = (node: ts.Node): Schema => {
    const { definitions = {}, $schema: _draft, ...schema } = generator.createSchemaFromNodes([node]) as Part;
    for (const [name, definition] of Object.entries(definitions as Schemas)) found.set(name, definition);
    return schema;
  };
  return {
    folderOf: (name) => relative(root, dirname(classOf(name).getSourceFile().fileName)),
    answerOf: (className, method) => {
      const { json, html } = answerNode(classOf(className), method);
      return { schema: json && renamed(schemaFrom(json)), html };
    },
    docOf: (className, field) =>
      docString(field === undefined ? classOf(className) : fieldOf(classOf(className), field)),
    schemas: () =>
      Object.fromEntries(Array.from(found, ([name, schema]) => [schemaName(name), withConventions(renamed(schema))])),
    schemaOf: (file, type) => {
      const node = program.getSourceFile(join(root, file))?.statements.find((each) => isNamed(each, type));
      if (!node) throw new Error(`${file} has no type ${type}.`);
      return renamed(schemaFrom(node));
    },
  };
}

function classesIn(program: ts.Program): ReadonlyMap<string, ts.ClassDeclaration> {
  const classes = new Map<string, ts.ClassDeclaration>();
  for (const file of program.getSourceFiles()) {
    if (file.fileName.includes('/node_modules/')) continue;
    for (const each of file.statements) {
      if (!ts.isClassDeclaration(each) || !each.name) continue;
      const { text } = each.name;
      if (classes.has(text) && text.endsWith('Dto')) throw new Error(`Two classes are called ${text}.`);
      classes.set(text, each);
    }
  }
  return classes;
}

function isNamed(node: ts.Statement, name: string): boolean {
  return (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node)) && node.name.text === name;
}

interface AnswerNode {
  readonly json: ts.TypeNode | undefined;
  readonly html: boolean;
}

/**
 * The type that a handler returns: the JSON's without `Promise<>` and `JsonText<>`, and whether it may be a plain text.
 */
function answerNode(declaration: ts.ClassDeclaration, method: string): AnswerNode {
  const member = declaration.members.find((each) => ts.isMethodDeclaration(each) && each.name.getText() === method);
  if (!member || !ts.isMethodDeclaration(member) || !member.type) {
    throw new Error(`${declaration.name?.text}.${method} must declare what it answers.`);
  }
  return bare(member.type);
}

function bare(node: ts.TypeNode): AnswerNode {
  if (ts.isTypeReferenceNode(node) && ['Promise', 'JsonText'].includes(node.typeName.getText())) {
    const [inner] = node.typeArguments ?? [];
    if (inner) return bare(inner);
  }
  const { StringKeyword, UndefinedKeyword, VoidKeyword } = ts.SyntaxKind;
  const parts = ts.isUnionTypeNode(node) ? [...node.types] : [node];
  const objects = parts.filter(({ kind }) => ![StringKeyword, UndefinedKeyword, VoidKeyword].includes(kind));
  const html = parts.some(({ kind }) => kind === StringKeyword);
  return { json: objects.length > 1 ? node : objects[0], html };
}

function fieldOf(declaration: ts.ClassDeclaration, name: string): ts.ClassElement | undefined {
  return declaration.members.find((member) => member.name?.getText() === name);
}

function docString(node: ts.Node | undefined): string | undefined {
  const comment = node && ts.getJSDocCommentsAndTags(node).find((each) => ts.isJSDoc(each))?.comment;
  return ts.getTextOfJSDocComment(comment)?.replaceAll(/\s+/g, ' ');
}

/** `PageAnswer<ListedItem>` is a `ListedItemPage`. */
function schemaName(name: string): string {
  const simple = name.replace(/^PageAnswer<(\w+)>$/, '$1Page');
  if (!/^\w+$/.test(simple)) throw new Error(`Give the type ${name} a name of its own.`);
  return simple;
}

function renamed(schema: Schema): Schema {
  return mapObjects(schema, (object) => {
    const { $ref } = object;
    if (typeof $ref !== 'string' || !$ref.startsWith('#/definitions/')) return object;
    return { ...object, $ref: `#/components/schemas/${schemaName($ref.slice('#/definitions/'.length))}` };
  }) as Schema;
}
