/** Takes out what the filter finds. That this is an entry of the journal itself is said before it is done. */
import { DownloadOutlined } from '@ant-design/icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Dropdown } from 'antd';
import { download } from '../api/client.ts';
import { type ExportFormat, exportFormats, exportPath, type JournalFilter } from '../api/journal-queries.ts';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { useWords } from '../words/use-words.ts';

export function ExportMenu({ filter }: { filter: JournalFilter }) {
  const { t } = useWords();
  const { message } = App.useApp();
  const client = useQueryClient();
  const taking = useMutation({
    mutationFn: (format: ExportFormat) => download(exportPath(filter, format)),
    onSuccess: () => {
      message.success(t('journal.exported'));
      return client.invalidateQueries({ queryKey: ['journal', 'list'] });
    },
  });
  return (
    <div className="journal-export">
      <Dropdown
        trigger={['click']}
        menu={{
          items: exportFormats.map((format) => ({
            key: format,
            label: t(`journal.exportAs.${format}`),
            onClick: () => taking.mutate(format),
          })),
        }}
      >
        <Button
          icon={<DownloadOutlined aria-hidden="true" />}
          loading={taking.isPending}
          aria-describedby="export-note"
        >
          {t('journal.export')}
        </Button>
      </Dropdown>
      <p id="export-note" className="muted small">
        {t('journal.exportNote')}
      </p>
      {taking.error ? <ProblemNotice error={taking.error} /> : null}
    </div>
  );
}
