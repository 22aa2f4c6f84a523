/** Passkeys in this browser: what the server asks, handed to the device, and what the device said, handed back. */
import {
  browserSupportsWebAuthn,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  startAuthentication,
  startRegistration,
} from '@simplewebauthn/browser';
import { call } from '../api/client.ts';
import type { PasskeyAnswer, PasskeyRegistration } from '../api/types.ts';

export const passkeysWork = (): boolean => browserSupportsWebAuthn();

/** The person turned it down, or the device gave up: nothing happened, and nothing is wrong with us. */
export class DeviceGaveUp extends Error {}

export async function makePasskey(name: string): Promise<PasskeyRegistration> {
  const { options } = await call<{ options: PublicKeyCredentialCreationOptionsJSON }>(
    'POST',
    '/api/security/passkey-challenge',
  );
  const { id, response } = await byDevice(() => startRegistration({ optionsJSON: options }));
  const { clientDataJSON, attestationObject, transports = [] } = response;
  return { name, id, clientDataJSON, attestationObject, transports: [...transports] };
}

export async function showPasskey(): Promise<PasskeyAnswer> {
  const { options } = await call<{ options: PublicKeyCredentialRequestOptionsJSON }>(
    'POST',
    '/api/session/passkey-challenge',
  );
  const { id, response } = await byDevice(() => startAuthentication({ optionsJSON: options }));
  const { clientDataJSON, authenticatorData, signature } = response;
  return { id, clientDataJSON, authenticatorData, signature };
}

async function byDevice<T>(ceremony: () => Promise<T>): Promise<T> {
  try {
    return await ceremony();
  } catch (error) {
    throw new DeviceGaveUp(error instanceof Error ? error.message : '');
  }
}
