/** Changing and resetting passwords on the wire. */
import { z } from 'zod';

/** What a password must be is judged by password-rules.ts; here only that it can be one at all. */
const newPassword = z.string().min(1).max(200);

export const changePasswordSchema = z.strictObject({
  /** Left out by who has none yet, because they come in by single sign-on or passkey. */
  current: z.string().min(1).max(200).optional(),
  next: newPassword,
});
export const askResetSchema = z.strictObject({ email: z.email().max(254) });
export const resetPasswordSchema = z.strictObject({ token: z.string().min(1).max(100), password: newPassword });

export type ChangePassword = z.infer<typeof changePasswordSchema>;
export type ResetPassword = z.infer<typeof resetPasswordSchema>;
