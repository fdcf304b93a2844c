import {
  ArrayMaxSize,
  ArrayMinSize,
  IsBoolean,
  IsIn,
  IsObject,
  IsOptional,
  IsString,
  Matches,
  MaxLength,
} from 'class-validator';
import { Nested } from '../compiled-dto.js';

/** How many commands one batch may hold. */
export const MAX_COMMANDS = 100;

/** One command of a batch: a request as its own route takes it. */
export class BatchedCommandDto {
  @IsIn(['POST', 'PUT', 'PATCH', 'DELETE'])
  declare method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';

  /** A route's path, ids as such or as `{name}`, which `params` fills in. */
  @IsString()
  @MaxLength(500)
  @Matches(/^\/v1\/(?!commands$)[\w{}-]+(\/[\w{}-]+)*$/, {
    message: 'path must be the path of a command under /v1, with each id as such or as {name}, and not that of a batch',
  })
  declare path: string;

  /** For each `{name}` in the path an id, or a reference to one in an earlier result. */
  @IsOptional()
  @IsObject()
  declare params?: Readonly<Record<string, unknown>> | null;

  /** The route's body; anywhere in it a reference may take the place of a string. */
  @IsOptional()
  @IsObject()
  declare body?: Readonly<Record<string, unknown>> | null;

  /** The command's own `Idempotency-Key`; without one it derives from the batch's, where that has one. */
  @IsOptional()
  @Matches(/^[!-~]{1,255}$/, { message: 'key must have 1 to 255 visible ASCII characters' })
  declare key?: string | null;

  /** The command's own `If-Match`. */
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  @Matches(/^[\t -~]*$/, { message: 'ifMatch must be `*` or entity tags in double quotes' })
  declare ifMatch?: string | null;
}

/** The body of `POST /v1/commands`. */
export class BatchDto {
  @Nested(() => BatchedCommandDto, { each: true })
  @ArrayMinSize(1)
  @ArrayMaxSize(MAX_COMMANDS)
  declare commands: BatchedCommandDto[];

  /** Whether a refused command ends the batch; otherwise the next one is sent. */
  @IsOptional()
  @IsBoolean()
  declare stopOnRefusal?: boolean | null;
}
