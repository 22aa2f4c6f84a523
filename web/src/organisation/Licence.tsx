/** The business licence: looked at in the page, and handed in anew while that is open. */
import { FileAddOutlined, FileTextOutlined } from '@ant-design/icons';
import { Upload } from 'antd';
import { useState } from 'react';
import type { OrganisationPageView } from '../api/types.ts';
import { sizeText } from '../forms/paper-limits.ts';
import { uploadFile } from '../forms/upload.ts';
import { Instant } from '../shared/Instant.tsx';
import { ProblemNotice } from '../shared/ProblemNotice.tsx';
import { Section } from '../shared/Section.tsx';
import { useWords } from '../words/use-words.ts';
import { useOrganisationChange } from './use-organisation-change.ts';

const MOST_BYTES = 10_485_760;

export function Licence({ organisation }: { organisation: OrganisationPageView }) {
  const { t } = useWords();
  const { licence, may } = organisation;
  return (
    <Section title={t('licence.title')}>
      {licence ? (
        <>
          <p>
            <FileTextOutlined aria-hidden="true" /> {licence.name}{' '}
            <span className="muted small">
              {sizeText(licence.sizeBytes)} · <Instant at={licence.uploadedAt} />
            </span>
          </p>
          {may.readLicence ? <Shown licence={licence} /> : null}
        </>
      ) : (
        <p className="muted">{t('licence.none')}</p>
      )}
      {may.handIn ? <HandIn id={organisation.id} replaces={licence !== null} /> : null}
    </Section>
  );
}

function Shown({ licence: { id, name, mediaType } }: { licence: NonNullable<OrganisationPageView['licence']> }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  const path = `/api/organisation-papers/${id}/content`;
  return (
    <>
      <p>
        <a
          href={path}
          target="_blank"
          rel="noreferrer"
          onClick={(event) => {
            event.preventDefault();
            setOpen(!open);
          }}
          aria-expanded={open}
        >
          {t(open ? 'licence.hide' : 'licence.show')}
        </a>
      </p>
      {open ? (
        <div className="licence-shown">
          {mediaType.startsWith('image/') ? (
            <img src={path} alt={t('licence.picture', { name })} />
          ) : (
            <iframe src={`${path}#navpanes=0&view=FitH`} title={t('licence.picture', { name })} />
          )}
          <p className="small">
            <a href={path} target="_blank" rel="noreferrer">
              {t('licence.newTab')}
            </a>
          </p>
        </div>
      ) : null}
    </>
  );
}

function HandIn({ id, replaces }: { id: string; replaces: boolean }) {
  const { t } = useWords();
  const [percent, setPercent] = useState<number | null>(null);
  const [tooBig, setTooBig] = useState<string | null>(null);
  const send = useOrganisationChange((file: File) =>
    uploadFile(`/api/organisations/${id}/licence`, file, setPercent).finally(() => setPercent(null)),
  );
  const take = (file: File) => {
    const limit = sizeText(MOST_BYTES);
    const big = file.size > MOST_BYTES;
    setTooBig(big ? t('papers.tooBig', { name: file.name, size: sizeText(file.size), limit }) : null);
    if (!big) send.mutate(file);
  };
  return (
    <>
      {send.error ? <ProblemNotice error={send.error} /> : null}
      {tooBig ? (
        <p className="field-error" role="alert">
          {tooBig}
        </p>
      ) : null}
      <Upload.Dragger
        className="drop"
        accept=".pdf,.png,.jpg,.jpeg,.webp"
        maxCount={1}
        disabled={send.isPending}
        showUploadList={false}
        customRequest={({ file }) => {
          if (file instanceof File) take(file);
        }}
        aria-label={t('licence.add')}
      >
        <FileAddOutlined aria-hidden="true" /> {t(replaces ? 'licence.replace' : 'licence.add')}
        <span className="muted small block">
          {percent === null ? t('licence.limits', { size: sizeText(MOST_BYTES) }) : `${percent} %`}
        </span>
      </Upload.Dragger>
    </>
  );
}
