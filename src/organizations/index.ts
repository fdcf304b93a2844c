export type { AlarmInterval, OrganizationEvent, Role } from './domain/organization.events.js';
