/** Papers of the case to go with the message: those that the writer may read themselves. */
import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { documentsQuery } from '../api/case-queries.ts';
import type { DocumentView } from '../api/types.ts';
import { Field } from '../shared/Field.tsx';
import { useWords } from '../words/use-words.ts';

/** Undefined until they are known. */
export const useAttachable = (caseId: string): DocumentView[] | undefined =>
  useQuery(documentsQuery(caseId)).data?.items.filter(({ withdrawnAt }) => withdrawnAt === null);

type Props = {
  papers: readonly DocumentView[];
  chosen: readonly string[];
  most: number;
  onChange: (chosen: string[]) => void;
};

export function PaperChoice({ papers, chosen, most, onChange }: Props) {
  const { t } = useWords();
  return (
    <Field id="message-papers" label={t('message.attach')} help={t('message.attachHelp')}>
      <Select
        id="message-papers"
        mode="multiple"
        maxCount={most}
        value={[...chosen]}
        onChange={onChange}
        optionFilterProp="label"
        options={papers.map(({ id, name }) => ({ value: id, label: name }))}
        notFoundContent={t('message.attachNone')}
        aria-describedby="message-papers-help"
      />
    </Field>
  );
}
