import type { FieldFault } from '@visaguard/kernel';

const exactly = new Set(['pin', 'pins', 'pincode', 'otp', 'totp', 'pwd', 'pass', 'mfacode', 'logincode', 'passwort']);
const within = ['password', 'passwd', 'passcode', 'passphrase', 'contrasena', 'motdepasse', 'kennwort'];
const faultsMax = 20;

/**
 * Rule R5: fields anywhere in a body that are named like a password. The name alone is enough to refuse: what they hold
 * is not looked at. Walks with a list of its own, so that depth cannot exhaust the stack.
 */
export function passwordFaults(body: unknown): FieldFault[] {
  const faults: FieldFault[] = [];
  const waiting: { value: unknown; pointer: string }[] = [{ value: body, pointer: '' }];
  for (let next = waiting.pop(); next !== undefined && faults.length < faultsMax; next = waiting.pop()) {
    if (next.value === null || typeof next.value !== 'object') continue;
    for (const [key, value] of Object.entries(next.value)) {
      const pointer = `${next.pointer}/${key.slice(0, 60).replaceAll('~', '~0').replaceAll('/', '~1')}`.slice(0, 200);
      if (namesPassword(key)) faults.push({ pointer, detail: 'is named like a password' });
      else waiting.push({ value, pointer });
    }
  }
  return faults.slice(0, faultsMax);
}

function namesPassword(key: string): boolean {
  const name = key
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, '');
  return exactly.has(name) || within.some((word) => name.includes(word));
}
