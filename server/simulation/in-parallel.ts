/** Many things at once, but never more than so many. The first failure ends it. */
export async function inParallel<T>(
  most: number,
  things: readonly T[],
  work: (thing: T) => Promise<void>,
): Promise<void> {
  const queue = things.values();
  const worker = async () => {
    for (const thing of queue) await work(thing);
  };
  await Promise.all(Array.from({ length: Math.min(most, things.length) }, worker));
}
