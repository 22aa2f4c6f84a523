/** The letter about messages on a case: that there is something to read, never what. */
import { type Letter, letter } from './letter-shape.ts';

export const wordsOfMessages: Readonly<Record<string, Letter>> = {
  'message.waiting': letter(
    [
      '【消息】{number} 有未读消息',
      '{enterprise}的案件 {number} 有写给您的消息，请登录查看。在您查看之前，本案再有新消息也不会另行发信。',
    ],
    [
      '[Message] Something to read on {number}',
      'There is a message for you on case {number} of {enterprise}; sign in to read it. Until you have, no other letter is sent about messages on this case.',
    ],
  ),
};
