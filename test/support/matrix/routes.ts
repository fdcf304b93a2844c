import { type Scope } from '../../../src/kernel/http/authentication/scopes.js';
import { queryRoutes } from '../routes/queries.js';
import type { CommandRoute, Example } from '../routes/route.js';
import { commandRoutes } from '../routes/routes.js';
import { offered, type Scene } from '../routes/scene.js';

/** A route of the matrix, with an example by a permitted user. */
export interface MatrixRoute {
  /** `METHOD /path/{parameter}`. */
  readonly name: string;
  readonly method: CommandRoute['method'] | 'GET';
  /** Its status if it succeeds. */
  readonly status: number;
  /** What a token must allow. */
  readonly needs: Scope;
  /** `shows` is an id that the response of a query contains. */
  readonly example: (scene: Scene) => Promise<Example & { readonly shows?: string }>;
}

/** One command, of a batch. */
const batch: MatrixRoute = {
  ...{ name: 'POST /v1/commands', method: 'POST', status: 200, needs: 'write' },
  example: async (scene) => {
    const commands = [{ method: 'POST', path: `/v1/items/${await offered(scene)}/accept` }];
    return { by: scene.ann, path: '/v1/commands', body: { commands } };
  },
};

/** Every route that needs a token. */
export const matrixRoutes: readonly MatrixRoute[] = [
  ...commandRoutes.map(({ method, path, status, who, example }) => ({
    ...{ name: `${method} ${path}`, method, status, example },
    needs: who === 'admins' ? ('admin' as const) : ('write' as const),
  })),
  batch,
  ...queryRoutes.map(({ path, example }) => ({
    ...({ name: `GET ${path}`, method: 'GET', status: 200, needs: 'read' } as const),
    example,
  })),
];
