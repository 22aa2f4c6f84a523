/** The machine as data, and the names of its states and roles in the language of the person. */
import { useQuery } from '@tanstack/react-query';
import { machineQuery } from '../api/reference-queries.ts';
import type { MachineView } from '../api/types.ts';
import { useWords } from '../words/use-words.ts';

export const useMachine = (): MachineView | undefined => useQuery(machineQuery).data;

export type MachineNames = {
  role: (role: string) => string;
  desk: (roles: readonly string[]) => string;
  state: (path: string) => string;
  stage: (name: string) => string;
  event: (type: string) => string;
  allowance: (name: string) => string;
};

export function useMachineNames(): MachineNames {
  const machine = useMachine();
  const { of, t } = useWords();
  const role = (name: string) => of(machine?.roles[name]) || name;
  const named = (list: readonly { name: string; label: { zh: string; en: string } }[] | undefined, name: string) =>
    of(list?.find((one) => one.name === name)?.label) || name;
  return {
    role,
    desk: (roles) => (roles.length === 0 ? t('case.deskNone') : roles.map(role).join(' / ')),
    state: (path) => of(machine?.states.find((state) => state.path === path)?.label) || path,
    stage: (name) => named(machine?.stages, name),
    event: (type) => of(machine?.events.find((event) => event.type === type)?.label) || type,
    allowance: (name) => named(machine?.allowances, name),
  };
}
