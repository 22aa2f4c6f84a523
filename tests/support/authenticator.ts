/** An authenticator in software: makes passkeys and signs with them as a telephone does, and miscounts where a test wants it. */
import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

const sha256 = (bytes: Buffer | string): Buffer => createHash('sha256').update(bytes).digest();
const userPresent = 0x01;
const userVerified = 0x04;
const withCredential = 0x40;

export class Authenticator {
  readonly id = randomBytes(16).toString('base64url');
  readonly #origin: string;
  readonly #key: KeyObject;
  readonly #point: Buffer;
  counter = 0;
  /** Whether the device checks who holds it. */
  verifies = true;

  constructor(publicUrl: string) {
    this.#origin = new URL(publicUrl).origin;
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    this.#key = privateKey;
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
    this.#point = Buffer.concat([Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);
  }

  register(challenge: string, origin = this.#origin) {
    this.counter += 1;
    const credential = Buffer.from(this.id, 'base64url');
    const data = Buffer.concat([
      this.#head(withCredential),
      Buffer.alloc(16),
      Buffer.from([0, credential.length]),
      credential,
      this.#coseKey(),
    ]);
    const attestation = Buffer.concat([
      Buffer.from('a363666d74646e6f6e656761747453746d74a068617574684461746158', 'hex'),
      Buffer.from([data.length]),
      data,
    ]);
    return {
      id: this.id,
      clientDataJSON: clientData('webauthn.create', challenge, origin),
      attestationObject: attestation.toString('base64url'),
      transports: ['internal'],
    };
  }

  answer(challenge: string, origin = this.#origin) {
    this.counter += 1;
    const clientDataJSON = clientData('webauthn.get', challenge, origin);
    const data = this.#head(0);
    const signed = Buffer.concat([data, sha256(Buffer.from(clientDataJSON, 'base64url'))]);
    return {
      id: this.id,
      clientDataJSON,
      authenticatorData: data.toString('base64url'),
      signature: sign('sha256', signed, this.#key).toString('base64url'),
    };
  }

  #head(more: number): Buffer {
    const counter = Buffer.alloc(4);
    counter.writeUInt32BE(this.counter);
    const flags = userPresent | (this.verifies ? userVerified : 0) | more;
    return Buffer.concat([sha256(new URL(this.#origin).hostname), Buffer.from([flags]), counter]);
  }

  /** EC2, ES256, P-256, and the two coordinates. */
  #coseKey(): Buffer {
    return Buffer.concat([
      Buffer.from('a5010203262001215820', 'hex'),
      this.#point.subarray(0, 32),
      Buffer.from('225820', 'hex'),
      this.#point.subarray(32),
    ]);
  }
}

const clientData = (type: string, challenge: string, origin: string): string =>
  Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false })).toString('base64url');
