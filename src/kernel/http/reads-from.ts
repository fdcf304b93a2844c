import { Reflector } from '@nestjs/core';

/**
 * Declares what the queries of a controller, or of one route, read: a read model by its name, or `directory`, which is
 * in memory.
 */
export const ReadsFrom = Reflector.createDecorator<string>();
