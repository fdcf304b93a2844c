import { Reflector } from '@nestjs/core';

/** Says what the queries of a controller, or of one route, read: a read model by its name, or what the house has besides. */
export const ReadsFrom = Reflector.createDecorator<string>();
