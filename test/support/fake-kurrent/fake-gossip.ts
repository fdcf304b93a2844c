import grpc from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import gossip from '@eventstore/db-client/generated/gossip_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import { ServerCredentials, type sendUnaryData, type Server } from '@grpc/grpc-js';
import type { Certificate } from '../certificate.js';

const { EndPoint, MemberInfo } = gossip;

/** Makes a server report itself as its cluster's leader, with the name by which it is reached. */
export function addGossip(
  server: Server,
  whereabouts: () => { readonly address: string; readonly port: number },
): void {
  server.addService(grpc.GossipService, {
    read: (_: unknown, answer: sendUnaryData<gossip.ClusterInfo>) => {
      const { address, port } = whereabouts();
      const member = new MemberInfo()
        .setInstanceId(new shared.UUID().setString('8d6e1f0e-4f5d-4a43-a2b9-0d9a0c8a51b7'))
        .setState(MemberInfo.VNodeState.LEADER)
        .setIsAlive(true)
        .setHttpEndPoint(new EndPoint().setAddress(address).setPort(port));
      answer(null, new gossip.ClusterInfo().setMembersList([member]));
    },
  });
}

/** A server's credentials: TLS with a certificate of its own, else plain text. */
export function credentialsOf(own: Certificate | undefined): ServerCredentials {
  if (own === undefined) return ServerCredentials.createInsecure();
  const pair = { cert_chain: Buffer.from(own.certificate), private_key: Buffer.from(own.privateKey) };
  return ServerCredentials.createSsl(null, [pair]);
}
