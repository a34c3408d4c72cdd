/** Whole words that name what belongs to a person, or opens a door. In the singular. */
const personalWords = new Set([
  ...['name', 'mail', 'phone', 'mobile', 'address', 'street', 'birth', 'birthday', 'birthdate', 'dob', 'nationality'],
  ...['gender', 'religion', 'visa', 'passport', 'user', 'person', 'handle', 'profile', 'biography', 'bio', 'avatar'],
  ...['text', 'quote', 'caption', 'comment', 'content', 'body', 'snippet', 'excerpt', 'note', 'title', 'post', 'cite'],
  ...['key', 'cookie', 'session', 'signature', 'credential', 'pin', 'otp', 'jwt', 'bearer', 'salt', 'nonce', 'header'],
  ...['payload', 'value', 'input', 'param', 'parameter', 'arg', 'argument', 'binding', 'row', 'record', 'query', 'sql'],
  ...['detail', 'where', 'hint', 'stack', 'ip', 'agent', 'referer', 'referrer', 'pii', 'plain', 'clear'],
]);

/** Found inside a word too: `apikeytoken`, `useremail`. */
const personalParts = ['email', 'secret', 'passw', 'passphrase', 'token', 'authoriz', 'authoris', 'personal', 'handle'];
const runTogether = ['username', 'fullname', 'firstname', 'lastname', 'surname', 'givenname', 'familyname', 'nickname'];
const runTogetherKeys = ['displayname', 'screenname', 'apikey', 'privatekey', 'cookie', 'plaintext', 'cleartext'];
const parts = [...personalParts, ...runTogether, ...runTogetherKeys];

/** Last words of members that count or measure: `tokenCount`, `quoteBytes`. Their values are numbers. */
const measures = new Set(['count', 'bytes', 'ms', 'length', 'total', 'max', 'min', 'version', 'position', 'seconds']);

/**
 * Whether a member of this name may hold personal data or a secret, whatever way its words are joined:
 * `applicantEmail`, `display_name`, `X-Api-Key`, `texts`. It errs on the side of yes.
 */
export function isPersonalName(name: string): boolean {
  const words = wordsOf(name);
  const whole = words.join('');
  return words.some((word) => personalWords.has(singular(word))) || parts.some((part) => whole.includes(part));
}

/** Whether a member of this name counts or measures something. */
export function isMeasure(name: string): boolean {
  return measures.has(wordsOf(name).at(-1) ?? '');
}

function wordsOf(name: string): string[] {
  return name
    .replaceAll(/([a-z0-9])([A-Z])|([A-Z])(?=[A-Z][a-z])/g, '$1$3 $2')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '');
}

function singular(word: string): string {
  if (word.endsWith('ies')) return `${word.slice(0, -3)}y`;
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}
