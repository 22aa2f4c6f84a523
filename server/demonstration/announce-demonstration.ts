/** What the terminal says about a demonstration when it starts: one account of every role. */
import { keysOf } from '../../workflows/vocabulary/keys.ts';
import { roles } from '../../workflows/vocabulary/roles.ts';
import type { Product } from '../product.ts';
import { viewDemonstration } from './list-accounts.ts';

/** Nothing outside demonstration mode. */
export async function announceDemonstration(product: Product): Promise<string[]> {
  const { demonstration, accounts, password } = await viewDemonstration(product);
  if (!demonstration) return [];
  const lines = keysOf(roles).flatMap((role) => {
    const account = accounts.find((one) => one.role === role);
    return account === undefined ? [] : [`  ${account.email.padEnd(30)} ${roles[role].zh} ${roles[role].en}`];
  });
  return [`演示账号，密码均为 ${password} · Demonstration accounts, all with the password ${password}:`, ...lines];
}
