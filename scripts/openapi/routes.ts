import { RequestMethod } from '@nestjs/common';
import { AppModule } from '../../src/app.module.js';
import { readReceived } from '../../src/kernel/http/received-command.js';
import { PUBLIC, REQUIRED_SCOPE, scopeOfMethod, type Scope } from '../../src/kernel/http/authentication/scopes.js';
import type { Dto } from '../../src/kernel/http/compiled-dto.js';
import { isPageForPeople, operationNotes, type OperationNotes } from '../../src/kernel/http/openapi/operation.js';
import { ReadsFrom } from '../../src/kernel/http/reads-from.js';
import { NoFields, READERS } from '../../src/kernel/http/validation.js';

/** A class with routes. */
export type Controller = new (...injected: never[]) => object;

/** A route as its code declares it. */
export interface ApiRoute {
  readonly controller: string;
  readonly handler: string;
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** As in the document: `/v1/items/{itemId}`. */
  readonly path: string;
  /** The status of a successful response. */
  readonly status: number;
  readonly notes: OperationNotes;
  /** Undefined for a route that is open to everyone. */
  readonly scope: Scope | undefined;
  readonly body: Dto | undefined;
  readonly query: Dto | undefined;
  /** Names of the path's parameters that are ids. */
  readonly ids: readonly string[];
  /** Whether it is sent to a decider, and so is carried out once per key. */
  readonly command: boolean;
  /** What a query reads; undefined for all other routes. */
  readonly readsFrom: string | undefined;
}

interface Module {
  readonly imports?: readonly unknown[];
  readonly controllers?: readonly Controller[];
}

interface Input {
  readonly factory?: unknown;
  readonly data?: unknown;
}

/** Every route of the service except pages for people, by path and method. Throws for one without `@Operation()`. */
export function apiRoutes(): readonly ApiRoute[] {
  // Only the classes are inspected; nothing is opened.
  const service = {
    house: { log: { id: '' }, readModels: {}, histories: {}, recordRooms: new Map() },
    publicUrl: () => '',
  } as unknown as Parameters<typeof AppModule.over>[0];
  return controllersOf(AppModule.over(service))
    .flatMap(routesOf)
    .toSorted((a, b) => (`${a.path} ${a.method}` < `${b.path} ${b.method}` ? -1 : 1));
}

function controllersOf({ controllers = [], imports = [] }: Module): readonly Controller[] {
  return [...controllers, ...imports.flatMap((inner) => controllersOf(inner as Module))];
}

function routesOf(controller: Controller): readonly ApiRoute[] {
  const prototype = controller.prototype as Readonly<Record<string, unknown>>;
  return Object.getOwnPropertyNames(prototype).flatMap((name) => {
    const handler = prototype[name];
    const isRoute = typeof handler === 'function' && Reflect.hasMetadata('method', handler);
    return isRoute && !isPageForPeople(handler) ? [routeOf(controller, name, handler)] : [];
  });
}

function routeOf(controller: Controller, name: string, handler: object): ApiRoute {
  const notes = operationNotes(handler);
  if (!notes) throw new Error(`${controller.name}.${name} needs @Operation().`);
  const method = RequestMethod[Reflect.getMetadata('method', handler) as RequestMethod].toLowerCase();
  const inputs = Object.values(
    (Reflect.getMetadata('__routeArguments__', controller, name) ?? {}) as Readonly<Record<string, Input>>,
  );
  const given = (factory: unknown): readonly unknown[] =>
    inputs.filter((input) => input.factory === factory).map(({ data }) => data);
  const dto = (factory: unknown): Dto | undefined => (given(factory) as Dto[]).find((each) => each !== NoFields);
  return {
    controller: controller.name,
    handler: name,
    method: method as ApiRoute['method'],
    path: pathOf(controller, handler),
    status: (Reflect.getMetadata('__httpCode__', handler) as number | undefined) ?? (method === 'post' ? 201 : 200),
    notes,
    scope: scopeOf(controller, handler, method),
    body: dto(READERS.body),
    query: dto(READERS.query),
    ids: given(READERS.id) as string[],
    command: given(readReceived).length > 0,
    readsFrom: (Reflect.getMetadata(ReadsFrom.KEY, handler) ?? Reflect.getMetadata(ReadsFrom.KEY, controller)) as
      string | undefined,
  };
}

function pathOf(controller: Controller, handler: object): string {
  const parts = [controller, handler].map((each) => String(Reflect.getMetadata('path', each)));
  const path = `/${parts.join('/')}`.replaceAll(/\/+/g, '/').replace(/(?<=.)\/$/, '');
  return path.replaceAll(/:(\w+)/g, '{$1}');
}

function scopeOf(controller: Controller, handler: object, method: string): Scope | undefined {
  const noted = (key: symbol): unknown => Reflect.getMetadata(key, handler) ?? Reflect.getMetadata(key, controller);
  if (noted(PUBLIC) === true) return undefined;
  return (noted(REQUIRED_SCOPE) as Scope | undefined) ?? scopeOfMethod(method.toUpperCase());
}
