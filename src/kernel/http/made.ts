import type { FastifyReply } from 'fastify';

/** Answers 201 with the address of what the command made; a repeat answers the same. */
export function madeAt(reply: FastifyReply, address: string): void {
  void reply.status(201).header('location', address);
}
