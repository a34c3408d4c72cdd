import { type SettingName, SettingsMissing, settingIfGiven } from './config.ts';

/** How the service of a model is reached, as far as it was told. */
export type ModelAccessGiven = { readonly key: string; readonly url?: string; readonly model?: string };
export type ModelKeysGiven = {
  readonly gemini?: ModelAccessGiven;
  readonly openai?: ModelAccessGiven;
  readonly openrouter?: ModelAccessGiven;
};

const familySettings = {
  gemini: { key: 'geminiKey', url: 'geminiUrl', model: 'geminiModel', variable: 'VISAGUARD_GEMINI' },
  openai: { key: 'openaiKey', url: 'openaiUrl', model: 'openaiModel', variable: 'VISAGUARD_OPENAI' },
  openrouter: {
    ...{ key: 'openrouterKey', url: 'openrouterUrl', model: 'openrouterModel', variable: 'VISAGUARD_OPENROUTER' },
  },
} as const satisfies Record<keyof ModelKeysGiven, Record<'key' | 'url' | 'model', SettingName> & { variable: string }>;

/** Where the service of each family is, and which model is asked there, as far as it was told: for whoever's key. */
export type ModelPlacesGiven = {
  readonly [Family in keyof ModelKeysGiven]: { readonly url?: string; readonly model?: string };
};

/**
 * The platform's keys for models, of each family that has one.
 * @throws SettingsMissing where a key would be sent unprotected to another machine, or is more than one word.
 */
export function readModelKeys(): ModelKeysGiven {
  const families = familyNames.flatMap((family) => {
    const { key: setting, variable } = familySettings[family];
    const key = settingIfGiven(setting);
    if (key === undefined) return [];
    if (/\s/.test(key)) throw new SettingsMissing(`${variable}_KEY is more than one word.`);
    return [[family, { key, ...placeOf(family) }] as const];
  });
  return Object.fromEntries(families);
}

/** @throws SettingsMissing where a key would be sent unprotected to another machine. */
export function readModelPlaces(): ModelPlacesGiven {
  return Object.fromEntries(familyNames.map((family) => [family, placeOf(family)]));
}

const familyNames = ['gemini', 'openai', 'openrouter'] as const satisfies (keyof ModelKeysGiven)[];

function placeOf(family: keyof ModelKeysGiven): { readonly url?: string; readonly model?: string } {
  const settings = familySettings[family];
  const [url, model] = [settingIfGiven(settings.url), settingIfGiven(settings.model)];
  if (url !== undefined && !isSafe(url)) {
    throw new SettingsMissing(
      `${settings.variable}_URL must begin with https://, so that the key is not read on the way.`,
    );
  }
  return { ...(url === undefined ? {} : { url }), ...(model === undefined ? {} : { model }) };
}

function isSafe(text: string): boolean {
  const url = URL.parse(text);
  const isLoopback = url !== null && ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname);
  return url?.protocol === 'https:' || (isLoopback && url.protocol === 'http:');
}
