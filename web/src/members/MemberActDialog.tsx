/** The dialogue of what one chose to do with a membership. */
import type { MemberAct, MemberView } from '../api/types.ts';
import { useWords } from '../words/use-words.ts';
import { ActDialog } from './ActDialog.tsx';
import { ChangeRole } from './ChangeRole.tsx';
import { HandOver } from './HandOver.tsx';
import { NameDeputy } from './NameDeputy.tsx';

type Props = {
  act: MemberAct;
  member: MemberView;
  colleagues: readonly MemberView[];
  roles: readonly string[];
  /** The only membership of the caller in this organisation. */
  sole: boolean;
  onClose: () => void;
};

export function MemberActDialog({ act, member, colleagues, roles, sole, onClose }: Props) {
  const { t } = useWords();
  const path = `/api/members/${member.id}`;
  const common = {
    title: `${t(`memberAct.${act}`)}：${member.person.name}`,
    lead: t(`memberLead.${act}`),
    confirm: t(`memberAct.${act}`),
    onClose,
  };
  switch (act) {
    case 'appoint':
    case 'dismiss':
      return (
        <ActDialog
          {...common}
          needsReason={false}
          request={() => ({
            method: 'PUT',
            path: `${path}/administers`,
            body: { administers: act === 'appoint' },
          })}
        />
      );
    case 'end':
    case 'leave':
      return (
        <ActDialog
          {...common}
          danger
          request={(reason) => ({
            method: 'POST',
            path: `${path}/${act}`,
            body: { reason },
            leaves: act === 'leave' && sole,
          })}
        />
      );
    case 'handOver':
      return <HandOver {...common} path={path} colleagues={colleagues} sole={sole} />;
    case 'nameDeputy':
      return <NameDeputy {...common} path={path} colleagues={colleagues} />;
    case 'changeRole':
      return <ChangeRole {...common} path={path} roles={roles.filter((role) => role !== member.role)} />;
  }
}
