import { matrixRoutes, type MatrixRoute } from './routes.js';
import type { ServedRoute } from '../routes/served.js';
import type { Scene } from '../routes/scene.js';
import type { Example } from '../routes/route.js';

/** A place for an id in a request of a permitted user. */
export interface IdSlot {
  /** Such as `PATCH /v1/items/{itemId} milestoneId`. */
  readonly name: string;
  readonly route: MatrixRoute;
  /** The route's example in a scene, as a request with another id in this place. */
  readonly request: (scene: Scene) => Promise<(id: string) => Request>;
}

/** A request that is still to be sent. */
export type Request = Pick<Example, 'by' | 'path' | 'body'>;

type Fields = Readonly<Record<string, unknown>>;

/** Every place for an id that these routes have, a batch's own among them. */
export function idSlotsOf(served: readonly ServedRoute[]): readonly IdSlot[] {
  return served.flatMap(({ name, ids }) => {
    const route = matrixRoutes.find((known) => known.name === name);
    if (!route) return [];
    const slot = (id: string, filled: (example: Request, id: string) => Request): IdSlot => ({
      ...{ name: `${name} ${id}`, route },
      request: async (scene) => {
        const example = await route.example(scene);
        return (value) => filled(example, value);
      },
    });
    return [
      ...ids.inPath.map((id) => slot(id, (example, value) => inPath(route, example, id, value))),
      ...ids.inFields.map((id) => slot(id, (example, value) => inFields(route, example, id, value))),
      ...(name === 'POST /v1/commands' ? batched(slot) : []),
    ];
  });
}

function inPath({ name }: MatrixRoute, { by, path, body }: Request, id: string, value: string): Request {
  const [, template = ''] = name.split(' ');
  const parts = path.split('/');
  return { by, body, path: parts.map((part, at) => (template.split('/')[at] === `{${id}}` ? value : part)).join('/') };
}

function inFields({ name, method }: MatrixRoute, { by, path, body }: Request, id: string, value: string): Request {
  if (method === 'GET') return { by, path: `${path}?${id}=${value}` };
  // A move has one destination, so the id is the only field there.
  const others = name.endsWith('/move') ? {} : (body as Fields | undefined);
  const list = /Ids$/.test(id) ? [...((others?.[id] as readonly unknown[] | undefined) ?? []), value] : undefined;
  return { by, path, body: { ...others, [id]: list ?? value } };
}

/** In the path of a batch's command, in its parameters, and in its body. */
function batched(slot: (id: string, filled: (example: Request, id: string) => Request) => IdSlot): readonly IdSlot[] {
  const one = (command: (id: string, itemId: string) => object) => {
    return ({ by, path, body }: Request, id: string): Request => {
      const [itemId = ''] = JSON.stringify(body).match(/[\da-f-]{36}/) ?? [];
      return { by, path, body: { commands: [command(id, itemId)] } };
    };
  };
  return [
    slot(
      'path',
      one((id) => ({ method: 'POST', path: `/v1/items/${id}/accept` })),
    ),
    slot(
      'params',
      one((itemId) => ({ method: 'POST', path: '/v1/items/{itemId}/accept', params: { itemId } })),
    ),
    slot(
      'body',
      one((milestoneId, itemId) => ({ method: 'PATCH', path: `/v1/items/${itemId}`, body: { milestoneId } })),
    ),
  ];
}
