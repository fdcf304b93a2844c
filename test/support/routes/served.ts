import { RequestMethod } from '@nestjs/common';
import { AppModule } from '../../../src/app.module.js';
import type { OpenDoor } from '../door.js';

type Controller = new (...injected: never[]) => object;

interface Part {
  readonly imports?: readonly unknown[];
  readonly controllers?: readonly Controller[];
}

/** The routes of the service as Nest reads them off its controllers, each as `METHOD /path/{parameter}`. */
export function servedRoutes({ house, url }: Pick<OpenDoor, 'house' | 'url'>): readonly string[] {
  const module = AppModule.over({
    ...({ house, health: { report: async () => ({ ok: true, checks: [] }) } } as object),
    publicUrl: () => url,
  } as Parameters<typeof AppModule.over>[0]);
  return controllersOf(module as Part)
    .flatMap(routesIn)
    .toSorted();
}

/** The controllers of a module and of those that it imports. */
function controllersOf(part: Part): readonly Controller[] {
  return [...(part.controllers ?? []), ...(part.imports ?? []).flatMap((inner) => controllersOf(inner as Part))];
}

function routesIn(controller: Controller): readonly string[] {
  const base = String(Reflect.getMetadata('path', controller));
  const prototype = controller.prototype as Readonly<Record<string, unknown>>;
  return Object.getOwnPropertyNames(prototype).flatMap((name) => {
    const handler = prototype[name];
    if (typeof handler !== 'function' || !Reflect.hasMetadata('method', handler)) return [];
    const method = RequestMethod[Reflect.getMetadata('method', handler) as RequestMethod];
    const path = `/${base}/${String(Reflect.getMetadata('path', handler))}`.replaceAll(/\/+/g, '/').replace(/\/$/, '');
    return [`${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`];
  });
}
