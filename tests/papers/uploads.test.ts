// Papers come in whole and harmless, or not at all; they go out as what they are and never open in the page.
import { createHash, randomBytes } from 'node:crypto';
import http from 'node:http';
import { Readable } from 'node:stream';
import { eq } from 'drizzle-orm';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import type { Caller } from '../../server/access/caller.ts';
import { journal } from '../../server/database/schema/cases.ts';
import { documents } from '../../server/database/schema/papers.ts';
import { attachmentHeader, cleanFileName } from '../../server/papers/file-names.ts';
import { uploadDocument } from '../../server/papers/upload-document.ts';
import { createPilot } from '../support/pilot.ts';
import * as samples from './file-samples.ts';
import { boundary, end, moveTo, oneFile, openPapersApp, part } from './papers-app.ts';

const pilot = await createPilot();
const papers = await openPapersApp(pilot.product);
const { product, call, upload, storedFiles } = papers;
afterAll(async () => {
  await papers.app.close();
  await pilot.close();
});

let enterprise: Caller;
let caseId: string;
const to = (paper: string) => `/api/cases/${caseId}/documents?paper=${paper}`;
const rowsOfCase = () => product.db.select().from(documents).where(eq(documents.caseId, caseId));
const acts = async () =>
  (await product.db.select().from(journal).where(eq(journal.caseId, caseId))).map(({ act }) => act);

beforeEach(async () => {
  ({ caseId, enterprise } = await pilot.caseAt('application.draft'));
});

describe('an upload', () => {
  test.each([
    ['pdf', samples.pdf, 'application/pdf', 'licence'],
    ['png', samples.png, 'image/png', 'licence'],
    ['jpg', samples.jpeg, 'image/jpeg', 'licence'],
    ['webp', samples.webp, 'image/webp', 'licence'],
    ['ofd', samples.ofd, 'application/ofd', 'licence'],
    ['xlsx', samples.xlsx, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'financialStatements'],
    ['docx', samples.docx, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'otherProof'],
  ])('of a %s is taken, told by its content, and hashed', async (ending, bytes, mediaType, paper) => {
    const { status, body } = await upload(enterprise, to(paper), oneFile(bytes, `营业执照.${ending}`));
    expect(body).toMatchObject({
      paper,
      mediaType,
      name: `营业执照.${ending}`,
      sizeBytes: bytes.length,
      withdrawnAt: null,
      uploadedBy: enterprise.name,
    });
    expect(status).toBe(201);
    expect(body.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(await acts()).toContain('document.uploaded');
  });

  const refusals: [what: string, bytes: Buffer, paper: string, status: number, code: string][] = [
    ['a program called .png', oneFile(samples.exe, 'photo.png'), 'licence', 415, 'wrong-type'],
    ['a web page called .pdf', oneFile(samples.html, 'licence.pdf'), 'licence', 415, 'wrong-type'],
    ['a drawing with script', oneFile(samples.svg, 'logo.svg'), 'licence', 415, 'wrong-type'],
    ['a packed drawing', oneFile(samples.svgz, 'logo.svgz'), 'licence', 415, 'wrong-type'],
    ['an archive', oneFile(samples.plainZip, 'all.zip'), 'otherProof', 415, 'wrong-type'],
    ['an applet that is also a document', oneFile(samples.jar, 'a.docx'), 'otherProof', 415, 'wrong-type'],
    ['a document with macros', oneFile(samples.macros, 'a.docx'), 'otherProof', 415, 'wrong-type'],
    ['a table with macros', oneFile(samples.macroSheet, 'a.xlsx'), 'otherProof', 415, 'wrong-type'],
    ['two kinds in one archive', oneFile(samples.twoInOne, 'a.docx'), 'otherProof', 415, 'wrong-type'],
    [
      'a damaged archive',
      oneFile(samples.docx.subarray(0, samples.docx.length - 30), 'a.docx'),
      'otherProof',
      415,
      'wrong-type',
    ],
    [
      'an archive with something behind it',
      oneFile(Buffer.concat([samples.docx, samples.html]), 'a.docx'),
      'otherProof',
      415,
      'wrong-type',
    ],
    ['a kind that this paper does not take', oneFile(samples.xlsx, 'a.xlsx'), 'licence', 415, 'wrong-type'],
    ['an empty file', oneFile(Buffer.alloc(0)), 'licence', 422, 'rule'],
    ['two files', Buffer.concat([part(samples.pdf), part(samples.png), end]), 'licence', 400, 'malformed'],
    [
      'a file under another name',
      Buffer.concat([part(samples.pdf, { name: 'upload' }), end]),
      'licence',
      400,
      'malformed',
    ],
    ['no part', end, 'licence', 400, 'malformed'],
    ['no body', Buffer.alloc(0), 'licence', 400, 'malformed'],
    [
      'a field in front',
      Buffer.concat([
        Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="x"\r\n\r\n1\r\n`),
        part(samples.pdf),
        end,
      ]),
      'licence',
      400,
      'malformed',
    ],
    [
      'a field behind',
      Buffer.concat([
        part(samples.pdf),
        Buffer.from(`--${boundary}\r\ncontent-disposition: form-data; name="x"\r\n\r\n1\r\n`),
        end,
      ]),
      'licence',
      400,
      'malformed',
    ],
    ['one that is cut off within the file', part(samples.pdf).subarray(0, 200), 'licence', 400, 'malformed'],
    ['one that is cut off before its end', part(samples.pdf), 'licence', 400, 'malformed'],
    ['a paper of another state', oneFile(samples.pdf), 'contract', 409, 'not-open'],
    ['a paper there is not', oneFile(samples.pdf), 'passport', 404, 'not-found'],
    [
      'a name that tries a prototype',
      Buffer.concat([part(samples.pdf, { name: '__proto__' }), end]),
      'licence',
      400,
      'malformed',
    ],
  ];
  test.each(refusals)('of %s is refused and leaves nothing behind', async (_, payload, paper, status, code) => {
    const before = storedFiles();
    const answer = await upload(enterprise, to(paper), payload);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(await rowsOfCase()).toEqual([]);
    expect(storedFiles()).toEqual(before);
  });

  test('that is no multipart request is refused', async () => {
    const answer = await upload(enterprise, to('licence'), samples.pdf, { 'content-type': 'application/pdf' });
    expect([answer.status, answer.body.code]).toEqual([415, 'wrong-type']);
    const json = await upload(enterprise, to('licence'), Buffer.from('{}'), { 'content-type': 'application/json' });
    expect([json.status, json.body.code]).toEqual([415, 'wrong-type']);
  });

  test('of exactly the limit is taken, of one byte more it is refused', async () => {
    const limit = 20 * 1_048_576;
    const whole = Buffer.concat([samples.pdf, randomBytes(limit - samples.pdf.length)]);
    const { status, body } = await upload(enterprise, to('licence'), oneFile(whole));
    expect([status, body.sizeBytes]).toEqual([201, limit]);
    const before = storedFiles();
    const more = await upload(enterprise, to('licence'), oneFile(Buffer.concat([whole, Buffer.from('x')])));
    expect([more.status, more.body.code, more.body.facts]).toEqual([
      413,
      'too-large',
      { limit: '20 MB', maxBytes: limit },
    ]);
    expect(storedFiles()).toEqual(before);
  });

  test('beyond what the paper holds is refused until one is withdrawn', async () => {
    const first = await upload(enterprise, to('licence'), oneFile(samples.pdf));
    await upload(enterprise, to('licence'), oneFile(samples.png));
    expect((await upload(enterprise, to('licence'), oneFile(samples.pdf))).status).toBe(422);
    expect((await call(enterprise, { method: 'DELETE', url: `/api/documents/${first.body.id}` })).status).toBe(204);
    expect((await call(enterprise, { method: 'DELETE', url: `/api/documents/${first.body.id}` })).status).toBe(204);
    expect((await upload(enterprise, to('licence'), oneFile(samples.pdf))).status).toBe(201);
    const { body } = await call(enterprise, { url: `/api/cases/${caseId}/documents` });
    expect(
      Object(body.items)
        .map(({ withdrawnAt }: { withdrawnAt: string | null }) => withdrawnAt === null)
        .toSorted(),
    ).toEqual([false, true, true]);
    expect((await acts()).filter((act) => act === 'document.withdrawn')).toHaveLength(1);
  });

  test('of the same place by many at once never holds more than the paper may', async () => {
    const answers = await Promise.all(
      [1, 2, 3, 4, 5].map(() => upload(enterprise, to('commitmentLetter'), oneFile(samples.pdf))),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 201, 422, 422, 422]);
    expect(await rowsOfCase()).toHaveLength(2);
    const kept = new Set((await rowsOfCase()).map(({ storageKey }) => storageKey.slice(5)));
    expect(storedFiles().filter((name) => kept.has(name))).toHaveLength(2);
    expect(storedFiles().filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test('is refused once the application is handed in', async () => {
    const district = await pilot.person('district');
    await moveTo(papers, caseId, { type: 'application.submit', state: 'application.districtReview' });
    expect((await upload(enterprise, to('licence'), oneFile(samples.pdf))).body.code).toBe('not-open');
    expect((await upload(district, to('licence'), oneFile(samples.pdf))).body.code).toBe('wrong-role');
  });

  test('leaves no bytes when the case is handed in while they arrive', async () => {
    const before = storedFiles();
    const receive = async () => {
      await moveTo(papers, caseId, { type: 'application.submit', state: 'application.districtReview' });
      const bytes = Readable.from([samples.pdf]);
      return { name: 'a.pdf', bytes, finish: async () => {} };
    };
    const uploading = uploadDocument(product, enterprise, { caseId, paper: 'licence', requestId: 'r', receive });
    await expect(uploading).rejects.toMatchObject({ code: 'not-open' });
    expect(storedFiles()).toEqual(before);
  });

  test('that never ends is cut off', async () => {
    const before = storedFiles();
    await call(enterprise, { url: `/api/cases/${caseId}/documents` });
    const address = new URL(await papers.app.listen({ port: 0, host: '127.0.0.1' }));
    const megabyte = Buffer.concat([samples.pdf, Buffer.alloc(1_048_576)]);
    const { sent, answered } = await new Promise<{ sent: number; answered: number }>((resolve) => {
      let sent = 0;
      let answered = 0;
      const headers = { 'content-type': `multipart/form-data; boundary=${boundary}`, 'x-person': enterprise.personId };
      const request = http.request({ port: address.port, path: to('licence'), method: 'POST', headers }, (response) => {
        answered = response.statusCode ?? 0;
        response.resume();
      });
      request.write(part(samples.pdf).subarray(0, -2));
      const more = () => {
        sent += megabyte.length;
        if (!request.destroyed && sent < 1_000_000_000) request.write(megabyte, more);
      };
      more();
      request.on('error', () => {});
      request.on('close', () => resolve({ sent, answered }));
    });
    expect(answered).toBe(413);
    expect(sent).toBeLessThan(200_000_000);
    expect(storedFiles()).toEqual(before);
  });
});

describe('a file name', () => {
  test.each([
    ['..\\..\\windows\\system32\\invoice.pdf', 'invoice.pdf'],
    ['../../etc/passwd', 'passwd.pdf'],
    ['invoice\u202efdp.exe', 'invoicefdp.exe.pdf'],
    ['营业\u0000执\r\n照.PDF', '营业执照.PDF'],
    ['a<b>c:"d|e?f*.pdf', 'a_b_c__d_e_f_.pdf'],
    ['...', '文件.pdf'],
    ['', '文件.pdf'],
    ['CON.pdf', '_CON.pdf'],
    ['lpt1.tar.pdf', '_lpt1.tar.pdf'],
    ['console.pdf', 'console.pdf'],
    ['.pdf', 'pdf.pdf'],
    ['报告.pdf.html', '报告.pdf.html.pdf'],
    [`${'长'.repeat(400)}.pdf`, `${'长'.repeat(160)}.pdf`],
    ['e\u0301tat.pdf', 'état.pdf'],
  ])('%j is kept as %j', (given, kept) => {
    expect(cleanFileName(given, 'pdf')).toBe(kept);
  });

  test.each([
    ['../../etc/licence.pdf', 'licence.pdf'],
    ['C:\\\\fakepath\\\\licence.pdf', 'licence.pdf'],
    ['lic\u0001ence\u202e.pdf', 'licence.pdf'],
  ])('%j arrives cleaned', async (given, kept) => {
    expect((await upload(enterprise, to('licence'), oneFile(samples.pdf, given))).body.name).toBe(kept);
  });

  test('goes into the header so that every browser reads it and nothing can be added', () => {
    expect(attachmentHeader(`执照"; x=(1)'*.pdf`)).toBe(
      `attachment; filename="___; x=(1)'*.pdf"; filename*=UTF-8''%E6%89%A7%E7%85%A7%22%3B%20x%3D%281%29%27%2A.pdf`,
    );
  });
});

describe('a download', () => {
  test('is the very bytes, as an attachment that no browser opens or keeps', async () => {
    const { body } = await upload(enterprise, to('licence'), oneFile(samples.png, '执照.exe'));
    const { status, headers, bytes } = await call(enterprise, { url: `/api/documents/${body.id}/content` });
    expect(status).toBe(200);
    expect(bytes.equals(samples.png)).toBe(true);
    expect(headers).toMatchObject({
      'content-type': 'image/png',
      'content-length': String(samples.png.length),
      'content-disposition': `attachment; filename="__.exe.png"; filename*=UTF-8''%E6%89%A7%E7%85%A7.exe.png`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; sandbox",
    });
    expect(await acts()).toContain('document.read');
  });

  test('of a foreign paper answers as one that does not exist', async () => {
    const { body } = await upload(enterprise, to('licence'), oneFile(samples.pdf));
    const stranger = await pilot.person('enterprise');
    const nowhere = '00000000-0000-7000-8000-000000000000';
    const plain = ({ status, body: problem }: { status: number; body: object }) => ({
      status,
      ...problem,
      instance: '',
      requestId: '',
    });
    for (const method of ['GET', 'DELETE'] as const) {
      const tail = method === 'GET' ? '/content' : '';
      const foreign = await call(stranger, { method, url: `/api/documents/${body.id}${tail}` });
      expect(foreign.status).toBe(404);
      expect(plain(foreign)).toEqual(plain(await call(stranger, { method, url: `/api/documents/${nowhere}${tail}` })));
    }
    const foreign = await upload(stranger, to('licence'), oneFile(samples.pdf));
    expect(plain(foreign)).toEqual(
      plain(await upload(stranger, `/api/cases/${nowhere}/documents?paper=licence`, oneFile(samples.pdf))),
    );
    expect((await call(null, { url: `/api/documents/${body.id}/content` })).status).toBe(401);
  });

  test('of a draft is nobody else’s, of a filed application the reviewers’ and not the provider’s', async () => {
    const { body } = await upload(enterprise, to('licence'), oneFile(samples.pdf));
    const officer = await pilot.person('officer');
    const provider = await pilot.person('provider');
    const url = `/api/documents/${body.id}/content`;
    expect((await call(officer, { url })).status).toBe(404);
    await moveTo(papers, caseId, {
      type: 'application.submit',
      state: 'diagnosis.onSite',
      facts: { providerId: provider.memberships[0]?.organisationId },
    });
    expect((await call(officer, { url })).status).toBe(200);
    expect((await call(provider, { url })).status).toBe(404);
    expect((await call(provider, { url: `/api/cases/${caseId}/documents` })).body.items).toEqual([]);
  });
});
