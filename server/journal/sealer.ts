/** What the background does for the journal, and what is done once at the end of a process that wrote into it. */
import type { Product } from '../product.ts';
import { openChain } from './chain.ts';
import { keepRecentSeals, type Sealed, sealDay } from './daily-seal.ts';

export type Sealer = {
  /** @returns what was sealed, for the log; null on most rounds */
  round(product: Product): Promise<Sealed | null>;
};

export function openSealer(product: Pick<Product, 'pool'>): Sealer {
  const chain = openChain(product);
  let filesKept = false;
  return {
    async round(product) {
      await chain.chainAll();
      const sealed = await sealDay(product, chain);
      if (!filesKept || sealed !== null) await keepRecentSeals(product);
      filesKept = true;
      return sealed;
    },
  };
}

/** So that nothing waits for the next start: on an orderly stop and after a command. */
export async function chainRest(product: Pick<Product, 'pool'>): Promise<void> {
  await openChain(product).chainAll();
}
