import type { Voter } from '../facts.ts';

/** Families of voters by their names, and who is sent what they judge (null: nobody). */
const families: Readonly<Record<string, { readonly name: string; readonly processor: string | null }>> = {
  'built-in': { name: 'built-in rules', processor: null },
  gemini: { name: 'Gemini', processor: 'Google' },
  openai: { name: 'OpenAI', processor: 'OpenAI' },
  openrouter: { name: 'OpenRouter', processor: 'OpenRouter' },
};

/** Who voted, each under its version, and who was sent words of posts for it. */
export function panelStatement(voters: readonly Voter[]): string {
  const named = voters.map(({ family, version }) => `${families[family]?.name ?? family} ${version}`);
  const processors = [...new Set(voters.flatMap(({ family }) => families[family]?.processor ?? []))];
  const sent = processors.length === 0 ? '' : ` To be judged, posts were sent to ${listed(processors)}, ${masked}.`;
  return `Voters: ${named.join(', ')}.${sent}`;
}

const masked = 'with names, handles and contact details masked';

function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
