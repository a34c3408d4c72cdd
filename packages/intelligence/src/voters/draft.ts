/** What was spent of a sum, and what is set aside for calls under way, in millionths of a US dollar. */
export type Account = { spent: number; aside: number };

/** What one question may take out of an account. */
export type Draft = {
  /** Sets the most that a call can cost aside; false: it is not left, and the call is not made. */
  readonly maySpend: (costMicrosMax: number) => boolean;
  /** Called once all answers are there: what they really cost is spent, the rest is free again. */
  readonly settle: (costMicros: number) => void;
};

/** What calls under way may cost at most is held back until they are over, so that no two of them spend it twice. */
export function drawFrom(account: Account, limitMicros: number): Draft {
  let aside = 0;
  return {
    maySpend(costMicrosMax) {
      if (account.spent + account.aside + costMicrosMax > limitMicros) return false;
      account.aside += costMicrosMax;
      aside += costMicrosMax;
      return true;
    },
    settle(costMicros) {
      account.aside -= aside;
      account.spent += costMicros;
      aside = 0;
    },
  };
}
