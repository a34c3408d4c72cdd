export { keyHolds, may, memberHolds, type Permission, type Principal, permissions } from './may.ts';
export { type Holder, holders, policy } from './policy.ts';
export { mintSecret, parseSecret, type Secret, type SecretKind, secretSha256 } from './secret.ts';
