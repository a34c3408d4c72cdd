import type { ModelCall } from '../voters/voter.ts';
import { type Asked, askAbout, type ModelAtService } from './asking.ts';
import { batchesOf } from './batches.ts';
import { isListed, type ModelFamily } from './model-list.ts';
import type { ServiceFailureClass } from './service.ts';
import { type ModelAccess, type ModelDeps, modelAtService } from './voters-from-keys.ts';

/** Why a model cannot be used, by what is to be done. `bad_reply`: it answered, and not as it was asked to. */
export type ModelTrouble = ServiceFailureClass | 'wrong_model' | 'bad_reply';

/** What a model made of a made-up post. `advice` and `notes` are sentences without a full stop; none holds the key. */
export type ModelCheck = { readonly model: string; readonly costMicros: number } & (
  | { readonly ok: true; readonly notes: readonly string[] }
  | { readonly ok: false; readonly class: ModelTrouble; readonly code: string; readonly advice: string }
);

/** Nobody's words, and plainly what it is. */
const sample = {
  ...{ postId: 'sample', text: 'Fake passports for sale, 200 each, write to me today.', kind: 'authored' as const },
  createdAt: null,
};

/** Has a model judge one made-up post: it costs a small part of a cent, and shows all that the voter will need. */
export async function checkModel(
  family: ModelFamily,
  access: ModelAccess,
  { signal, ...deps }: ModelDeps & { readonly signal: AbortSignal },
): Promise<ModelCheck> {
  const at = modelAtService(family, access, deps);
  const calls: ModelCall[] = [];
  const asked = await askAbout(at, batchesOf([sample]).flat(), {
    ...{ signal, maySpend: () => true, note: (call) => calls.push(call) },
  });
  const spent = { model: at.model.name, costMicros: calls.reduce((sum, { costMicros }) => sum + costMicros, 0) };
  if (asked.kind === 'voted') return { ...spent, ok: true, notes: notesOn(family, at, asked) };
  const { class: trouble, code } = troubleOf(asked, calls.at(-1)?.modelAnswered ?? null);
  return { ...spent, ok: false, class: trouble, code, advice: adviceOn(trouble, { code, family, at }) };
}

function notesOn(family: ModelFamily, { model }: ModelAtService, { votes }: Extract<Asked, { kind: 'voted' }>) {
  const found = votes[0]?.categories.map(({ category }) => category) ?? [];
  const notes: string[] = [];
  if (found.length !== 1 || found[0] !== 'fraud') {
    notes.push(`it found ${found.join(', ') || 'nothing'} in an offer of fake passports: it may be too weak a judge`);
  }
  if (!isListed(family, model)) {
    notes.push(
      family === 'openrouter'
        ? 'its price is not listed here: budgets reckon with the dearest before a call, and with what OpenRouter says after it'
        : `its price is not listed here: budgets count ${model.inputUsd} and ${model.outputUsd} USD per million tokens`,
    );
  }
  return notes;
}

function troubleOf(asked: Exclude<Asked, { kind: 'voted' }>, answered: string | null) {
  if (asked.kind === 'withheld') return { class: 'bad_reply' as const, code: asked.reason };
  if (asked.failure) return asked.failure;
  if (asked.reason === 'wrong_model') return { class: 'wrong_model' as const, code: answered ?? 'none' };
  return { class: 'unavailable' as const, code: asked.reason };
}

const services: Readonly<Record<ModelFamily, { readonly name: string; readonly keys: string }>> = {
  gemini: { name: 'Gemini', keys: 'aistudio.google.com' },
  openai: { name: 'OpenAI', keys: 'platform.openai.com' },
  openrouter: { name: 'OpenRouter', keys: 'openrouter.ai' },
};

type Facts = { readonly code: string; readonly family: ModelFamily; readonly at: ModelAtService };

function adviceOn(trouble: ModelTrouble, { code, family, at }: Facts): string {
  const { name, keys } = services[family];
  const setting = `VISAGUARD_${family.toUpperCase()}`;
  const another = `choose another one with ${setting}_MODEL`;
  const sentences: Readonly<Record<ModelTrouble, string>> = {
    bad_key: `${name} refuses the key (${code}); check it, or make a new one at ${keys}`,
    no_such_model: `${name} has it not for this key (${code}); ${another}`,
    out_of_money: `the account has no money or quota left (${code}); pay, or raise its limit at ${keys}`,
    not_allowed_here: `${name} does not serve this key, project or country (${code}); look at ${keys}`,
    bad_request: `${name} does not take what it is asked (${code}); the model may know no JSON schema: ${another}`,
    too_long: `${name} finds one post too long (${code}); ${another}`,
    refused_content: `${name} flags what is to be judged (${code}); ${another}`,
    busy: `${name} is asked too often (${code}); try again in some minutes, or raise the limit at ${keys}`,
    unavailable:
      code === 'network'
        ? `${name} cannot be reached; check the network and ${setting}_URL`
        : `${name} does not answer as it should (${code}); try again in some minutes`,
    timed_out: `${name} did not answer in time; try again in some minutes`,
    wrong_model: `${code} answered instead; where that is the same model, set ${setting}_MODEL=${at.model.name}@${code}`,
    bad_reply: `it does not answer in the form that it was given (${code}); ${another}`,
  };
  const ofOpenRouter = family === 'openrouter' && trouble === 'no_such_model';
  return ofOpenRouter ? `${sentences[trouble]}: no provider of it may keep what it is sent` : sentences[trouble];
}
