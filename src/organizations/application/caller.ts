import type { Principal } from '../../kernel/deciding/room.js';
import type { Role } from '../domain/organization.events.js';

/** Who asks, as the directory knows them: never from the request. An inactive user gets past no door (ORG-9). */
export interface Caller extends Principal {
  readonly role: Role;
  readonly teamId: string | null;
  readonly active: boolean;
}
