/** JSON as Meta writes it: every UTF-8 byte of a text escaped as a character of its own. */
export function metaJson(value: unknown): string {
  const garbled = JSON.stringify(value, (_key, member: unknown) => {
    if (typeof member === 'string') return garble(member);
    if (member === null || typeof member !== 'object' || Array.isArray(member)) return member;
    return Object.fromEntries(Object.entries(member).map(([key, held]) => [garble(key), held]));
  });
  return garbled.replace(/[\u0080-\u00ff]/g, (char) => `\\u00${char.charCodeAt(0).toString(16)}`);
}

function garble(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1');
}
