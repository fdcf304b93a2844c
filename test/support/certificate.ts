import { generateKeyPairSync, sign } from 'node:crypto';

/** A self-signed certificate and its key; both PEM. */
export interface Certificate {
  readonly certificate: string;
  readonly privateKey: string;
}

const TAG = {
  ...{ boolean: 0x01, integer: 0x02, bits: 0x03, octets: 0x04, id: 0x06, text: 0x0c, time: 0x17 },
  ...{ sequence: 0x30, set: 0x31, dnsName: 0x82, ipAddress: 0x87, version: 0xa0, extensions: 0xa3 },
} as const;

const ECDSA_WITH_SHA256 = '2a8648ce3d040302';
const COMMON_NAME = '550403';
const BASIC_CONSTRAINTS = '551d13';
const ALTERNATIVE_NAMES = '551d11';

/** DER: tag, length, content. */
function der(tag: keyof typeof TAG, ...content: readonly Uint8Array[]): Buffer {
  const body = Buffer.concat(content);
  const length = body.length < 0x80 ? [body.length] : [0x82, body.length >> 8, body.length & 0xff];
  return Buffer.concat([Buffer.from([TAG[tag], ...length]), body]);
}

const sequence = (...parts: readonly Uint8Array[]): Buffer => der('sequence', ...parts);
const id = (hex: string): Buffer => der('id', Buffer.from(hex, 'hex'));
const integer = (value: number): Buffer => der('integer', Buffer.from([value]));
const bits = (value: Uint8Array): Buffer => der('bits', Buffer.from([0]), value);

const onDay = (days: number): Buffer => {
  const [day = '', time = ''] = new Date(Date.now() + days * 86_400_000).toISOString().slice(2, 19).split('T');
  return der('time', Buffer.from(`${day.replaceAll('-', '')}${time.replaceAll(':', '')}Z`));
};

/** A certificate for servers at 127.0.0.1 and localhost, from yesterday until tomorrow. */
export function selfSigned(): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = sequence(id(ECDSA_WITH_SHA256));
  const name = sequence(der('set', sequence(id(COMMON_NAME), der('text', Buffer.from('brightly test')))));
  const names = [der('dnsName', Buffer.from('localhost')), der('ipAddress', Buffer.from([127, 0, 0, 1]))];
  const isAuthority = sequence(der('boolean', Buffer.from([0xff])));
  const signed = sequence(
    der('version', integer(2)),
    ...[integer(1), algorithm, name, sequence(onDay(-1), onDay(1)), name],
    publicKey.export({ type: 'spki', format: 'der' }),
    der(
      'extensions',
      sequence(
        sequence(id(BASIC_CONSTRAINTS), der('octets', isAuthority)),
        sequence(id(ALTERNATIVE_NAMES), der('octets', sequence(...names))),
      ),
    ),
  );
  const whole = sequence(signed, algorithm, bits(sign('sha256', signed, privateKey)));
  return {
    certificate: `-----BEGIN CERTIFICATE-----\n${whole.toString('base64')}\n-----END CERTIFICATE-----\n`,
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}
