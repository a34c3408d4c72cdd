import { limits } from '../limits.ts';

/**
 * The path of a ZIP entry with `/` between its parts, or null where the name is not safe to take: a step up,
 * an absolute path, a drive letter, a control character, an absurd length. Windows tools write `\`.
 */
export function safeEntryPath(name: string): string | null {
  if (name.length === 0 || name.length > limits.entryNameLengthMax) return null;
  if (hasControlCharacter(name)) return null;
  const path = name.replaceAll('\\', '/');
  if (path.startsWith('/') || /^[a-zA-Z]:/.test(path)) return null;
  if (path.split('/').includes('..')) return null;
  return path.replace(/^(?:\.\/)+/, '');
}

function hasControlCharacter(name: string): boolean {
  for (let at = 0; at < name.length; at++) if (name.charCodeAt(at) < 0x20) return true;
  return false;
}
