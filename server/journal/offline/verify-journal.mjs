#!/usr/bin/env node
// Verifies an export of the journal years later, on any machine: needs nothing but Node, and this one file.
//   node verify-journal.mjs EXPORT.ndjson [--seals FOLDER] [--key PUBLIC-KEY]… [--earlier EXPORT.ndjson] [--json]
// The product imports its definitions from here, so that both sides can only mean the same; here nothing is imported from it.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { createReadStream, readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

/** What stands before the first entry. */
export const firstHash = '0'.repeat(64);

/** All columns of an entry in the order in which they are hashed; `details` is the text that Postgres writes of it. */
export const entryColumns = [
  'id',
  'at',
  'act',
  'actorId',
  'role',
  'caseId',
  'seq',
  'subject',
  'details',
  'requestId',
  'address',
];

/**
 * The canonical text: JSON without blanks, the place in the chain and the hash before it, then the columns in their order.
 * A column that is null is left out, so that one that is added later leaves the old hashes as they are.
 */
export function entryText(entry, position, previous) {
  const present = entryColumns.filter((column) => entry[column] !== null && entry[column] !== undefined);
  return JSON.stringify({
    position,
    previous,
    ...Object.fromEntries(present.map((column) => [column, entry[column]])),
  });
}

export const entryHash = (entry, position, previous) =>
  createHash('sha256')
    .update(entryText(entry, position, previous))
    .digest('hex');

/** What is signed. `settledId`: every entry up to this number stands at or before `position`; later none may come. */
export const sealText = ({ day, position, head, settledId, sealedAt }) =>
  JSON.stringify({ seal: 'pilotflow journal 1', day, position, head, settledId, sealedAt });

/** Whether the signature is that of the key in the seal. Keys and signatures are base64url. */
export function sealHolds(seal) {
  try {
    const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x: seal.publicKey }, format: 'jwk' });
    return verify(null, Buffer.from(sealText(seal)), key, Buffer.from(seal.signature, 'base64url'));
  } catch {
    return false;
  }
}

const words = {
  changed: '内容或位置与其哈希不符：被改动，或被移动 · does not match its hash: changed, or moved from its place',
  missing: '缺失：此处的记录被删除 · missing: the entry that stood here was deleted',
  inserted: '封存后插入：编号属于早已封存的部分 · inserted: its number belongs to what was sealed before',
  unchained: '不在链上：事后插入，或其链环被删除 · not in the chain: inserted by hand, or its link was deleted',
  reordered: '位置错乱 · out of order',
  rewritten: '与早先封存或导出的不符：自此处起被改写 · not what was sealed or exported before: rewritten from here on',
  truncated: '结尾缺失：已封存的记录被截去 · truncated: entries that were sealed are gone',
  seal: '封存的签名无效，或不是认可的密钥 · a seal whose signature does not hold, or whose key is not a known one',
};

/**
 * Takes the seals first, then the chain by position, then the entries that are not chained.
 * `keys`: the public keys that count; without any, each seal is believed the key it names. `earlier`: hashes by position.
 * `from`: where the chain was before, when only what came later is looked at. `horizon`: entries after it may be unchained yet.
 */
export function startVerifier({
  keys = [],
  earlier = [],
  from = { position: 0, hash: firstHash },
  horizon = Infinity,
} = {}) {
  let best = null;
  let entries = 0;
  let anchors = 0;
  let unchained = 0;
  let last = from;
  let vouched = from.position;
  let settled = 0;
  const seals = new Map();

  // The first that is found of a kind counts; a place in the chain is more exact than what the seals tell.
  function found(rank, what, { position = null, entryId = null, why = words[what] }) {
    if (best !== null && best.rank <= rank) return;
    best = { rank, bad: { sequence: entryId ?? position, position, entryId, what, why } };
  }

  function takeSeal(seal) {
    const known = keys.length === 0 || keys.includes(seal.publicKey);
    if (!known || !sealHolds(seal)) {
      found(3, 'seal', { position: seal.position, why: `${words.seal} (${seal.day})` });
      return;
    }
    if (seal.position <= from.position) settled = Math.max(settled, seal.settledId);
    const beside = seals.get(seal.position) ?? [];
    if (!beside.some((one) => sealText(one) === sealText(seal))) seals.set(seal.position, [...beside, seal]);
  }

  function takeLink(link, entry) {
    const { position, entryId, hash } = link;
    if (position <= last.position) return found(1, 'reordered', { position, entryId });
    if (position > last.position + 1) found(1, 'missing', { position: last.position + 1 });
    if (entry === null) found(1, 'missing', { position, entryId });
    else {
      entries += 1;
      if (entry.id !== entryId || entryHash(entry, position, last.hash) !== hash)
        found(1, 'changed', { position, entryId });
      else if (entryId <= settled) found(1, 'inserted', { position, entryId });
    }
    const before = earlier[position];
    if (before !== undefined && before !== hash) found(1, 'rewritten', { position, entryId });
    last = { position, hash };
    for (const seal of seals.get(position) ?? []) {
      anchors += 1;
      if (seal.head !== hash) rewrittenSince(vouched, seal);
      else {
        vouched = position;
        settled = Math.max(settled, seal.settledId);
      }
    }
  }

  function rewrittenSince(position, seal) {
    const why = `${words.rewritten} (${position + 1}–${seal.position}, ${seal.day})`;
    found(2, 'rewritten', { position: position + 1, why });
  }

  return {
    take(record) {
      if (record.seal) takeSeal(record.seal);
      else if (record.link) takeLink(record.link, record.entry);
      else if (record.entry) {
        entries += 1;
        if (record.entry.id > horizon) return;
        unchained += 1;
        found(record.entry.id <= settled ? 1 : 4, 'unchained', { entryId: record.entry.id });
      }
    },
    finish() {
      for (const seal of [...seals.values()].flat().filter(({ position }) => position > last.position)) {
        anchors += 1;
        found(2, 'truncated', {
          position: last.position + 1,
          why: `${words.truncated} (${seal.day}: ${seal.position})`,
        });
      }
      if (earlier.length > last.position + 1) found(1, 'truncated', { position: last.position + 1 });
      return {
        entries,
        ok: best === null,
        firstBad: best?.bad ?? null,
        anchors,
        unchained,
        position: last.position,
        head: last.hash,
        /** Nothing worse than entries that may be on their way into the chain. */
        onlyUnchained: best?.rank === 4,
      };
    },
  };
}

async function* readLines(path) {
  for await (const line of createInterface({ input: createReadStream(path), crlfDelay: Infinity }))
    if (line.trim() !== '') yield JSON.parse(line);
}

async function verifyExport(path, { seals, key = [], earlier }) {
  const kept = seals ? readdirSync(seals).filter((name) => name.endsWith('.json')) : [];
  const anchors = kept.map((name) => JSON.parse(readFileSync(join(seals, name), 'utf8')));
  const keys = key.length > 0 ? key : [...new Set(anchors.map(({ publicKey }) => publicKey))];
  const before = [];
  if (earlier) for await (const { link } of readLines(earlier)) if (link) before[link.position] = link.hash;
  let verifier = null;
  for await (const record of readLines(path)) {
    verifier ??= startVerifier({ keys, earlier: before, horizon: record.journal?.horizon ?? Infinity });
    if (record.journal) for (const seal of anchors) verifier.take({ seal });
    else verifier.take(record);
  }
  return { ...(verifier ?? startVerifier()).finish(), keys: keys.length > 0 ? 'given' : 'none given' };
}

async function main() {
  const text = { type: 'string' };
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { seals: text, earlier: text, key: { ...text, multiple: true }, json: { type: 'boolean' } },
  });
  if (positionals.length !== 1) {
    console.error(
      'node verify-journal.mjs EXPORT.ndjson [--seals FOLDER] [--key PUBLIC-KEY]… [--earlier EXPORT.ndjson] [--json]',
    );
    return 2;
  }
  const { onlyUnchained: _, ...answer } = await verifyExport(positionals[0], values);
  if (values.json) console.log(JSON.stringify(answer, null, 2));
  else {
    console.log(
      `记录 ${answer.entries} 条，封存 ${answer.anchors} 处 · ${answer.entries} entries, ${answer.anchors} anchors`,
    );
    if (answer.keys === 'none given')
      console.log(
        '未提供公钥或封存文件：只能证明前后一致 · Without a key or seal files kept elsewhere: consistent at best',
      );
    const bad = answer.firstBad;
    console.log(
      bad === null
        ? '完整无改动 · Untouched'
        : `第 ${bad.sequence} 号：${bad.why}\nEntry ${bad.sequence} (position ${bad.position ?? '—'}): ${bad.what}`,
    );
  }
  return answer.ok ? 0 : 1;
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  process.exitCode = await main();
}
