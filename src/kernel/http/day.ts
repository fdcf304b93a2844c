import { Matches } from 'class-validator';
import { SchemaNotes } from './openapi/schema-note.js';

/** Checks a day's form, YYYY-MM-DD; that the day exists is checked by the decider. */
export function IsDay(): PropertyDecorator {
  return (target, property) => {
    Matches(/^\d{4}-\d\d-\d\d$/, { message: `${String(property)} must be a day, YYYY-MM-DD` })(target, property);
    SchemaNotes({ format: 'date' })(target, property);
  };
}
