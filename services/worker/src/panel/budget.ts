import { type Account, type Draft, drawFrom } from '@visaguard/intelligence';
import { type Clock, type Instant, instant, scopeKey, type TenantScope } from '@visaguard/kernel';

/** What one tenant may spend on models in a calendar month, in millionths of a US dollar. */
export type Budget = { open(scope: TenantScope): Purse };

export type Purse = {
  /**
   * A part of what is left now, for one question to one family.
   * @throws where what was spent so far cannot be read: then nobody is asked.
   */
  draw(): Promise<Draft>;
};

export type BudgetOptions = {
  readonly limitMicros: number;
  readonly clock: Clock;
  /** From the events, as far as they have been read. */
  readonly spentSince: (scope: TenantScope, since: Instant) => Promise<number>;
};

type MonthAccount = Account & { readonly month: string };

/**
 * Holds each tenant to its limit before each call. What is on record when a question is put counts, and beside it what
 * this process knows to have been spent since: read models may lag. What another worker is asking meanwhile is not seen.
 */
export function createBudget({ limitMicros, clock, spentSince }: BudgetOptions): Budget {
  const accounts = new Map<string, MonthAccount>();
  const accountOf = async (scope: TenantScope): Promise<MonthAccount> => {
    const month = instant(clock).slice(0, 7);
    const key = scopeKey(scope);
    const onRecord = await spentSince(scope, `${month}-01T00:00:00.000Z`);
    const known = accounts.get(key);
    const account = known?.month === month ? known : { month, spent: 0, aside: 0 };
    account.spent = Math.max(account.spent, onRecord);
    accounts.set(key, account);
    return account;
  };
  return { open: (scope) => ({ draw: async () => drawFrom(await accountOf(scope), limitMicros) }) };
}
