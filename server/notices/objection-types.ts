/** What the signed paper of an objection may be: a scan or a photograph. */
import type { PaperType } from '../../workflows/forms/form-schema.ts';

export const objectionTypes = ['pdf', 'jpeg', 'png', 'webp'] as const satisfies readonly PaperType[];
