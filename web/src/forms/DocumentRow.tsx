/** One paper that was given: to download, and while its paper is open to replace or to withdraw. */
import { PaperClipOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { DocumentView } from '../api/types.ts';
import { Instant } from '../shared/Instant.tsx';
import { useWords } from '../words/use-words.ts';
import { sizeText } from './paper-limits.ts';
import type { Version } from './supplement.ts';

/** `version`: what it is, seen from the return; null where none is spoken of. */
type Props = { one: DocumentView; version: Version | null; children?: ReactNode };

export function DocumentRow({ one, version, children }: Props) {
  const { t } = useWords();
  return (
    <li
      className={one.withdrawnAt === null ? 'document' : 'document document-gone'}
      data-document={one.id}
      {...(version ? { 'data-version': version } : {})}
    >
      <PaperClipOutlined aria-hidden="true" />
      <span className="document-name">
        {version && version !== 'gone' ? (
          <span className={`version version-${version}`}>{t(`papers.version.${version}`)}</span>
        ) : null}
        <a href={`/api/documents/${one.id}/content`} download={one.name} title={`SHA-256 ${one.sha256}`}>
          {one.name}
        </a>
        <span className="muted small">
          {' '}
          {sizeText(one.sizeBytes)} · <Instant at={one.uploadedAt} />
          {one.uploadedBy ? ` · ${one.uploadedBy}` : ''}
          {one.withdrawnAt === null || version === 'old' ? '' : ` · ${t('papers.withdrawn')}`}
        </span>
      </span>
      {children}
    </li>
  );
}
