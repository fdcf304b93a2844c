import type { Caller } from '../../../src/organizations/index.js';
import type { Scene } from './scene.js';

/** Who may use a route at all; what they see or change there depends on the rules. */
export type Who = 'anyone' | 'admins';

/** One request as it can be sent. */
export interface Example {
  readonly by: Caller;
  readonly path: string;
  readonly body?: object;
}

/** Another request, by the same method unless it says otherwise. */
export type Other = Omit<Example, 'by'> & { readonly method?: CommandRoute['method'] };

/** A command's route, with an example that is carried out and another request that could follow under the same key. */
export interface CommandRoute {
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** As in the OpenAPI document. */
  readonly path: string;
  readonly who: Who;
  readonly status: 200 | 201;
  /** Sets the scene for one example; `other` differs in method, path or body and goes to the same stream. */
  readonly example: (scene: Scene) => Promise<Example & { readonly other: Other }>;
}

/** A route that only reads, with an example that returns 200. */
export interface QueryRoute {
  /** As in the OpenAPI document. */
  readonly path: string;
  /** Sets the scene for one example; `shows` is an id that the response contains. */
  readonly example: (scene: Scene) => Promise<Pick<Example, 'by' | 'path'> & { readonly shows: string }>;
}
