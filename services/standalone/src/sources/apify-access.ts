import { readFileSync } from 'node:fs';
import { type ActorChoices, parseActorChoices } from '@visaguard/collection/apify';
import { SettingsMissing, settingIfGiven } from '@visaguard/runtime';
import { badUsage } from '../cannot-run.ts';

export type ApifyAccess = { readonly token: string; readonly baseUrl: string };

/** @throws CannotRun where there is no key, or where it would be sent unprotected to another machine. */
export function readApifyAccess(keyFile: string | undefined): ApifyAccess {
  const token = keyFile === undefined ? setting('apifyToken') : keyIn(keyFile);
  if (!token) {
    throw badUsage('No key for Apify: name its file with --key-file, or set VISAGUARD_APIFY_TOKEN.');
  }
  if (/\s/.test(token)) throw badUsage('The key for Apify is one word; the file holds more than it.');
  return { token, baseUrl: safeUrl(setting('apifyUrl') ?? '') };
}

/** @throws CannotRun with every fault of the setting. */
export function readActorChoices(): ActorChoices {
  const choices = parseActorChoices(setting('apifyActors') ?? '');
  if (choices.ok) return choices.value;
  throw badUsage(`VISAGUARD_APIFY_ACTORS: ${choices.error.join(' ')}`);
}

function setting(name: 'apifyToken' | 'apifyUrl' | 'apifyActors'): string | undefined {
  try {
    return settingIfGiven(name);
  } catch (error) {
    throw error instanceof SettingsMissing ? badUsage(error.message, error) : error;
  }
}

function keyIn(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    throw badUsage(`The file ${JSON.stringify(file)} cannot be read.`, error);
  }
}

function safeUrl(text: string): string {
  const url = URL.parse(text);
  const isLoopback = url !== null && ['127.0.0.1', '[::1]', 'localhost'].includes(url.hostname);
  if (url?.protocol === 'https:' || (isLoopback && url.protocol === 'http:')) return url.origin;
  throw badUsage('VISAGUARD_APIFY_URL must begin with https://, so that the key is not read on the way.');
}
