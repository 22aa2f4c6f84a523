/** The letter with the link by which the legal representative confirms the commitment. */
import { type Letter, letter } from './letter-shape.ts';

export const wordsOfApplication: Readonly<Record<string, Letter>> = {
  'commitment.asked': letter(
    [
      '【待确认】{enterprise}申报承诺书（{number}）',
      '{asker}请您以{enterprise}法定代表人的身份确认申报承诺书（申报编号 {number}）。打开下面的链接可查看将提交的全部内容，确认无误后填写姓名即可，无需账号。链接仅供您本人使用，{until} 前有效。如您不是该企业的法定代表人，请勿打开。',
    ],
    [
      '[To confirm] Commitment letter of {enterprise} ({number})',
      '{asker} asks you, as the legal representative of {enterprise}, to confirm the commitment letter of application {number}. The link below shows all that will be submitted; if it is right, type your name. No account is needed. The link is for you alone and valid until {until}. If you are not the legal representative, do not open it.',
    ],
  ),
};
