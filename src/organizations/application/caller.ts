import type { Principal } from '../../kernel/deciding/room.js';
import type { Role } from '../domain/organization.events.js';

/**
 * The sender of a request, from the directory: never from the request. An inactive user is refused everywhere (ORG-9).
 */
export interface Caller extends Principal {
  readonly role: Role;
  readonly teamId: string | null;
  readonly active: boolean;
}
