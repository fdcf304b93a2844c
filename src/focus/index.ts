export type { AlarmEvent, FocusEvent, ItemEvent, Neighbours } from './domain/focus.events.js';
