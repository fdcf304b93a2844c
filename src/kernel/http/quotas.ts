import type { FastifyReply, FastifyRequest } from 'fastify';
import { rateLimit, rateLimitField, senderOf, type RateLimit } from './rate-limit.js';
import { kernelProblem } from './refusal-to-problem.js';

/** The rate limits of the door: one for each user, one for each address that sends no valid token. */
export interface Quotas {
  /** Counts a request for its caller, or for its address if it has none; throws 429 if that was one too many. */
  count(request: FastifyRequest, reply: FastifyReply): void;
}

/** Quotas by requests a minute; 0 is no limit. Each process counts for itself. */
export function createQuotas(userRate: number, addressRate: number): Quotas {
  const byUser = rateLimit('user', userRate);
  const byAddress = rateLimit('address', addressRate);
  return {
    count: ({ caller, ip }, reply) => {
      if (caller) take(byUser, caller.userId, reply);
      else take(byAddress, senderOf(ip), reply);
    },
  };
}

function take(limit: RateLimit | undefined, who: string, reply: FastifyReply): void {
  if (!limit) return;
  const admission = limit.take(who, performance.now());
  void reply.header('ratelimit-policy', limit.policy).header('ratelimit', rateLimitField(limit, admission));
  if (admission.allowed) return;
  throw kernelProblem(
    429,
    'RATE_LIMITED',
    `The ${limit.name} sent more requests than it may; the next one is accepted in ${admission.retrySeconds} s.`,
    { 'retry-after': String(admission.retrySeconds) },
  );
}
