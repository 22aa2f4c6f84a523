/** Where a roster is dropped or chosen; the page of its import opens as soon as it has arrived. */
import { DownloadOutlined, FileExcelOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button, Progress, Upload } from 'antd';
import { useState } from 'react';
import { download } from '../api/client.ts';
import { templatePath, uploadPath } from '../api/roster-queries.ts';
import type { RosterImportView } from '../api/types.ts';
import { uploadFile } from '../forms/upload.ts';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { Section } from '../shared/Section.tsx';
import { useWords } from '../words/use-words.ts';

const mostBytes = 20_971_520;

export function UploadRoster() {
  const { t } = useWords();
  const client = useQueryClient();
  const navigate = useNavigate();
  const [percent, setPercent] = useState(0);
  const template = useMutation({ mutationFn: () => download(templatePath) });
  const sending = useMutation({
    mutationFn: (file: File) => {
      setPercent(0);
      return uploadFile<RosterImportView>(uploadPath, file, setPercent);
    },
    onSuccess: async ({ id }) => {
      await client.invalidateQueries({ queryKey: ['rosters', 'list'] });
      await navigate({ to: '/rosters/$importId', params: { importId: id } });
    },
  });
  const [tooBig, setTooBig] = useState(false);
  return (
    <Section
      title={t('roster.upload')}
      aside={
        <Button
          icon={<DownloadOutlined aria-hidden="true" />}
          loading={template.isPending}
          onClick={() => template.mutate()}
        >
          {t('roster.template')}
        </Button>
      }
    >
      {template.error ? <ProblemNotice error={template.error} /> : null}
      <Upload.Dragger
        className="drop"
        accept=".xlsx,.xlsm,.xls,.xlsb,.ods,.csv,.txt"
        maxCount={1}
        showUploadList={false}
        disabled={sending.isPending}
        customRequest={({ file }) => {
          if (!(file instanceof File)) return;
          setTooBig(file.size > mostBytes);
          if (file.size <= mostBytes) sending.mutate(file);
        }}
        aria-label={t('roster.upload')}
      >
        <FileExcelOutlined aria-hidden="true" /> {t('roster.drop')}
        <span className="muted small block">{t('roster.limits')}</span>
      </Upload.Dragger>
      {tooBig ? (
        <p className="field-error" role="alert">
          {t('roster.tooBig')}
        </p>
      ) : null}
      {sending.isPending ? (
        <div className="going" role="status">
          {t('roster.sending')} <Progress percent={percent} size="small" aria-label={t('roster.sending')} />
        </div>
      ) : null}
      {sending.error ? <ProblemNotice error={sending.error} /> : null}
    </Section>
  );
}
