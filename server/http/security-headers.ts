/**
 * The security headers of every answer. They are the same each time, so helmet is asked once at the start; asking it per
 * request took a twentieth of the time of a work list.
 */
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import helmet from 'helmet';

/** `styles` are the sources of style sheets: the page adds the nonce of its own answer (serve-web.ts). */
export function contentSecurityPolicy({
  secure,
  styles = [],
}: {
  secure: boolean;
  styles?: readonly string[];
}): string {
  const directives = [
    "default-src 'self'",
    "script-src 'self'",
    "script-src-attr 'none'",
    `style-src ${["'self'", ...styles].join(' ')}`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'none'",
    // A licence is looked at within the page.
    "frame-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "frame-ancestors 'none'",
    "form-action 'self'",
  ];
  return [...directives, ...(secure ? ['upgrade-insecure-requests'] : [])].join('; ');
}

/** Nothing of the device is used but passkeys, and printing needs no permission. */
const permissionsPolicy = [
  ...['accelerometer', 'camera', 'display-capture', 'geolocation', 'gyroscope', 'hid', 'magnetometer'],
  ...['microphone', 'midi', 'payment', 'serial', 'usb', 'xr-spatial-tracking', 'browsing-topics'],
]
  .map((feature) => `${feature}=()`)
  .concat('fullscreen=(self)', 'publickey-credentials-get=(self)', 'publickey-credentials-create=(self)')
  .join(', ');

/** `secure`: the product is reached by https, so the browser must never come by http again. */
export function addSecurityHeaders(app: FastifyInstance, { secure }: { secure: boolean }): void {
  const headers = {
    ...headersOf(
      helmet({
        contentSecurityPolicy: false,
        strictTransportSecurity: secure ? { maxAge: 31_536_000, includeSubDomains: true } : false,
        referrerPolicy: { policy: 'same-origin' },
        xFrameOptions: { action: 'deny' },
      }),
    ),
    'content-security-policy': contentSecurityPolicy({ secure }),
    'permissions-policy': permissionsPolicy,
  };
  // The pages of the API's document are made by a library that writes its styles into the elements.
  const docs = { 'content-security-policy': contentSecurityPolicy({ secure, styles: ["'unsafe-inline'"] }) };
  app.addHook('onRequest', (request, reply, done) => {
    reply.headers(headers);
    if (isBelow(request, '/api/docs')) reply.headers(docs);
    // What somebody saw must not lie in the browser's or a proxy's store; the few answers that may be kept say so.
    else if (isBelow(request, '/api')) reply.header('cache-control', 'no-store');
    done();
  });
}

const isBelow = ({ url }: FastifyRequest, path: string): boolean =>
  url.startsWith(path) && /^([/?]|$)/.test(url.slice(path.length, path.length + 1));

/** What the middleware would set, read off an answer that nobody gets. */
function headersOf(middleware: ReturnType<typeof helmet>): Record<string, string> {
  const request = new IncomingMessage(new Socket());
  const answer = new ServerResponse(request);
  middleware(request, answer, (problem) => {
    if (problem !== undefined) throw problem;
  });
  return Object.fromEntries(Object.entries(answer.getHeaders()).map(([name, value]) => [name, String(value)]));
}
