import type { Fault } from './fault.ts';

/** Two faults at the same moment: what one needs to be mended, the other may have broken. */
export function together(one: Fault, other: Fault): Fault {
  return {
    name: `${one.name}, ${other.name}`,
    async strike(strike) {
      await Promise.all([one.strike(strike), other.strike(strike)]);
    },
  };
}
