/** Everything on the page that still has something to send, so that signing out can wait for it. */
const savers = new Set<() => Promise<void>>();

export function registerSaver(save: () => Promise<void>): () => void {
  savers.add(save);
  return () => savers.delete(save);
}

export const savePending = async (): Promise<void> => {
  await Promise.allSettled([...savers].map((save) => save()));
};
