import { Matches } from 'class-validator';
import { SchemaNotes } from './openapi/schema-note.js';

/** A property that holds a day of the calendar, YYYY-MM-DD; whether there is such a day, the decider says. */
export function IsDay(): PropertyDecorator {
  return (target, property) => {
    Matches(/^\d{4}-\d\d-\d\d$/, { message: `${String(property)} must be a day, YYYY-MM-DD` })(target, property);
    SchemaNotes({ format: 'date' })(target, property);
  };
}
