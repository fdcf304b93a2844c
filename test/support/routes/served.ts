import { RequestMethod } from '@nestjs/common';
import { ROUTE_ARGS_METADATA } from '@nestjs/common/constants.js';
import { getMetadataStorage } from 'class-validator';
import { AppModule } from '../../../src/app.module.js';
import type { OpenDoor } from '../door.js';

type Controller = new (...injected: never[]) => object;

interface Part {
  readonly imports?: readonly unknown[];
  readonly controllers?: readonly Controller[];
}

/** A route of the service as Nest reads it off its controllers. */
export interface ServedRoute {
  /** `METHOD /path/{parameter}`. */
  readonly name: string;
  /** The names of ids in its path, and of those in its body or query. */
  readonly ids: { readonly inPath: readonly string[]; readonly inFields: readonly string[] };
}

/** Every route of the service. */
export function servedRoutes({ house, url }: Pick<OpenDoor, 'house' | 'url'>): readonly ServedRoute[] {
  const module = AppModule.over({
    ...({ house, health: { report: async () => ({ ok: true, checks: [] }) } } as object),
    publicUrl: () => url,
  } as Parameters<typeof AppModule.over>[0]);
  return controllersOf(module as Part).flatMap(routesIn);
}

/** The names of all routes of the service, in order. */
export function servedNames(door: Pick<OpenDoor, 'house' | 'url'>): readonly string[] {
  return servedRoutes(door)
    .map(({ name }) => name)
    .toSorted();
}

/** The controllers of a module and of those that it imports. */
function controllersOf(part: Part): readonly Controller[] {
  return [...(part.controllers ?? []), ...(part.imports ?? []).flatMap((inner) => controllersOf(inner as Part))];
}

function routesIn(controller: Controller): readonly ServedRoute[] {
  const base = String(Reflect.getMetadata('path', controller));
  const prototype = controller.prototype as Readonly<Record<string, unknown>>;
  return Object.getOwnPropertyNames(prototype).flatMap((member) => {
    const handler = prototype[member];
    if (typeof handler !== 'function' || !Reflect.hasMetadata('method', handler)) return [];
    const method = RequestMethod[Reflect.getMetadata('method', handler) as RequestMethod];
    const path = `/${base}/${String(Reflect.getMetadata('path', handler))}`
      .replaceAll(/\/+/g, '/')
      .replace(/(?<=.)\/$/, '');
    const inPath = Array.from(path.matchAll(/:(\w+Id)\b/g), ([, name]) => name ?? '');
    const name = `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`;
    return [{ name, ids: { inPath, inFields: idsTakenBy(controller, member) } }];
  });
}

/** The fields of a handler's DTOs that must be UUIDs. */
function idsTakenBy(controller: Controller, member: string): readonly string[] {
  const taken = (Reflect.getMetadata(ROUTE_ARGS_METADATA, controller, member) ?? {}) as Readonly<
    Record<string, { readonly data?: unknown }>
  >;
  const dtos = Object.values(taken).flatMap(({ data }) => (typeof data === 'function' ? [data] : []));
  const storage = getMetadataStorage();
  return dtos
    .flatMap((dto) => storage.getTargetValidationMetadatas(dto, '', false, false))
    .filter(({ name }) => name === 'isUuid')
    .map(({ propertyName }) => propertyName);
}
