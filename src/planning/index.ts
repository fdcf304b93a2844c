export type { ProjectEvent, ProjectScope } from './domain/project.events.js';
