import type { FastifyReply } from 'fastify';

/** Sets status 201 and the address of what the command made, for a repeat as well. */
export function madeAt(reply: FastifyReply, address: string): void {
  void reply.status(201).header('location', address);
}
