/** Whether the caller may write on the case now, and whom they may choose as readers; refusals with their reasons. */
import { audienceNames, audiences, reasons, refuseReader, writesAs } from '../../workflows/messages/audience.ts';
import { messageFile } from '../../workflows/messages/files.ts';
import type { Label, PersonRole } from '../../workflows/vocabulary/roles.ts';
import type { Caller } from '../access/caller.ts';
import type { SeenCase } from '../access/find-case.ts';
import { allows, requireAccess } from '../access/require-access.ts';
import type { Reader } from '../database/database.ts';
import { paperView } from '../papers/form-words.ts';
import { Refused } from '../problems/refused.ts';
import { seesInside } from '../work/declarations.ts';
import { ruleRefusal } from '../work/refuse-faults.ts';
import type { MessageList } from './messages-contract.ts';
import { findCards } from './present-messages.ts';
import { isDraft, organisationOf, presentOn } from './who-talks.ts';

const notHandedIn = {
  zh: '申报提交后才能发消息：草稿只有本企业可见，没有人会读到',
  en: 'Messages begin once the application is handed in: nobody else sees a draft',
};
const notDeclared = {
  zh: '须先签署本案的无利益冲突声明，才能查看和发送消息',
  en: 'Sign the no-conflict statement of this case before you read or write messages',
};

const files = paperView(messageFile);

type Place = { seen: SeenCase; inside: boolean };

export async function viewWriting(reader: Reader, place: Place): Promise<MessageList['writing']> {
  const { seen } = place;
  if (!allows(seen, 'message.write'))
    return { ready: false, why: { ...reasons.noWriter }, side: null, readers: [], files };
  const author = requireAccess(seen, 'message.write');
  const why = momentary(place);
  const names = await findCards(
    reader,
    audienceNames.flatMap((name) => (name === 'bureau' ? [] : (organisationOf(seen.record, name) ?? []))),
  );
  const conversation = { author, present: presentOn(seen.record) };
  const readers = audienceNames
    .filter((name) => name === 'bureau' || name !== writesAs[author])
    .map((name) => {
      const code = refuseReader(conversation, name);
      const organisationId = name === 'bureau' ? null : organisationOf(seen.record, name);
      return {
        name,
        label: { ...audiences[name] },
        organisation: organisationId === null ? null : (names.get(organisationId)?.name ?? null),
        ready: code === null,
        why: code === null ? null : { ...reasons[code] },
      };
    });
  return { ready: why === null, why, side: writesAs[author], readers, files };
}

/** @throws Refused wrong-role, not-open, rule; the role in which they write */
export async function requireWriting(reader: Reader, caller: Caller, seen: SeenCase): Promise<PersonRole> {
  const role = requireAccess(seen, 'message.write');
  if (isDraft(seen.record)) throw new Refused('not-open', { state: seen.record.state });
  if (!(await seesInside(reader, caller, seen))) throw ruleRefusal(notDeclared.zh, notDeclared.en);
  return role;
}

function momentary({ seen, inside }: Place): Label | null {
  if (isDraft(seen.record)) return notHandedIn;
  return inside ? null : notDeclared;
}
