/** Sends an intent, and sends it again with the same key while no answer comes. Every real answer settles it. */
import type { Intent } from './intent.ts';
import { isProblem } from './problem.ts';

export type Attempt<T> = (key: string) => Promise<T>;
type Patience = { attempts: number; pause: (attempt: number) => Promise<void> };

const patience: Patience = {
  attempts: 3,
  pause: (attempt) => new Promise((resolve) => setTimeout(resolve, 400 * 2 ** attempt)),
};

export async function sendIntent<T>(
  intent: Intent,
  body: string,
  attempt: Attempt<T>,
  { attempts, pause }: Patience = patience,
): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      const answer = await attempt(intent.keyFor(body));
      intent.settled();
      return answer;
    } catch (error) {
      if (!isProblem(error) || !error.unanswered) {
        intent.settled();
        throw error;
      }
      // The key stays open: the person may press again and still mean the same.
      if (tried >= attempts) throw error;
      await pause(tried);
    }
  }
}
