/** Files that are sent with a message and belong to no form: what they may be, and how many wait unsent. */
import { messageFileCode, type Paper, paperTypes } from '../forms/form-schema.ts';

export const messageFile = {
  code: messageFileCode,
  label: { zh: '消息附件', en: 'File of a message' },
  required: false,
  /** With one message, and unsent by one person on one case. */
  maxFiles: 10,
  maxBytes: 20 * 1_048_576,
  accepts: [...paperTypes],
} as const satisfies Paper;

export const isMessageFile = (paper: string): boolean => paper === messageFile.code;
