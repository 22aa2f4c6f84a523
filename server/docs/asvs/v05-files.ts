/** V5: files that come in and go out. */
import { code, met, open, type Requirement, rule, test } from './requirement.ts';

const uploads = (name: string) => test('papers/uploads', name);

export const files: readonly Requirement[] = [
  met(['V5.1.1', 2, 'Types and sizes are written down'], [rule('files'), code('workflows/policy/forms-2024.json')]),
  met(
    ['V5.2.1', 1, 'No larger than can be handled'],
    [
      test('http/oversized-paper', 'one byte too many is too many: neither a row nor bytes stay'),
      uploads('that never ends is cut off'),
    ],
  ),
  met(
    ['V5.2.2', 1, 'Told by content, not by name'],
    [
      uploads('of %s is refused and leaves nothing behind'),
      uploads('of a %s is taken, told by its content, and hashed'),
    ],
  ),
  met(
    ['V5.2.3', 2, 'Archives do not explode'],
    [
      test('roster/workbook', 'are told apart: too large, too many rows, with a password, not Excel at all'),
      test('roster/workbook', 'an archive that lies about its size fails at the size it states'),
    ],
    'papers are kept packed and never unpacked; only rosters are read',
  ),
  met(
    ['V5.3.1', 1, 'Files are never run'],
    [code('server/files/disk-store.ts'), uploads('is the very bytes, as an attachment that no browser opens or keeps')],
    'outside of the folder of the web, under names of our own',
  ),
  met(['V5.3.2', 1, 'Paths are our own'], [uploads('%j is kept as %j'), code('server/files/disk-store.ts')]),
  met(['V5.4.1', 2, 'Names of downloads are the server’s'], [uploads('%j arrives cleaned')]),
  met(
    ['V5.4.2', 2, 'Names in headers are encoded'],
    [uploads('goes into the header so that every browser reads it and nothing can be added')],
  ),
  open(
    ['V5.4.3', 2, 'A scanner for malicious files'],
    'there is no scanner in the product. What is taken is bounded to pictures, PDF, OFD and office files without macros, told by content, never opened on the server and always handed out as an attachment; a city runs the scanner of its own network over DATA_DIR/files',
  ),
];
