export { createVault, keyCacheTtlMs, type SealedItem, type Vault, type VaultDeps } from './create-vault.ts';
export { type Envelope, isEnvelope, type SealContext } from './envelope.ts';
export type { ErasureOrder, SubjectErasure } from './erase-keys.ts';
export type { Opened } from './opened.ts';
export { createLocalRootKey, type RootKey } from './root-key.ts';
export { openRootKeyFile } from './root-key-file.ts';
export type { TenantKeyRotation } from './rotate-keys.ts';
export type { SubjectCipher, SubjectDigest } from './subject-cipher.ts';
export { isVaultUnavailable } from './unavailable.ts';
