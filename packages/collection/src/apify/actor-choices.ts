import { type Platform, platforms } from '@visaguard/domain';
import { err, ok, type Result } from '@visaguard/kernel';
import type { PinnedActor } from './actor.ts';
import type { PublicSource } from './source.ts';

/** An actor that an operator has chosen for one use on one platform. */
export type ActorChoice = {
  readonly platform: Platform;
  readonly use: PinnedActor['use'];
  /** `owner/name`, one of those that VisaGuard can read. */
  readonly name: string;
  /** Null: what its maker calls latest. */
  readonly build: string | null;
};

export type ActorChoices = readonly ActorChoice[];

const uses = ['probe', 'posts'] as const;

/**
 * Reads `linkedin.posts=apimaestro/linkedin-profile-posts@0.1.2,x.probe=...`: which actor reads what, and optionally
 * the build that is pinned. Pieces are set apart by commas or white space; what is not named stays as it is.
 * @returns the choices, or every fault of the text, one sentence each.
 */
export function readActorChoices(
  text: string,
  sources: readonly PublicSource[],
): Result<ActorChoices, readonly string[]> {
  const choices: ActorChoice[] = [];
  const faults: string[] = [];
  for (const piece of text.split(/[\s,]+/).filter(Boolean)) {
    const choice = readChoice(piece, sources);
    if (typeof choice === 'string') faults.push(choice);
    else if (choices.some(({ platform, use }) => platform === choice.platform && use === choice.use)) {
      faults.push(`"${choice.platform}.${choice.use}" is chosen twice.`);
    } else choices.push(choice);
  }
  return faults.length > 0 ? err(faults) : ok(choices);
}

/** A choice, or the sentence that says what is wrong with it. */
function readChoice(piece: string, sources: readonly PublicSource[]): ActorChoice | string {
  const [, platformName, useName, name = '', build] = /^([^.=]*)\.([^=]*)=([^@]*)(?:@(.*))?$/.exec(piece) ?? [];
  if (useName === undefined) return `${JSON.stringify(piece)} is not of the form platform.use=owner/name@build.`;
  const platform = platforms.find((one) => one === platformName);
  if (!platform) return `${JSON.stringify(platformName)} is no platform; there are ${platforms.join(', ')}.`;
  const use = uses.find((one) => one === useName);
  if (!use) return `${JSON.stringify(useName)} is no use of an actor; there are ${uses.join(', ')}.`;
  const known = sources.filter((source) => source.platform === platform).flatMap((source) => readersOf(source, use));
  if (!known.some(({ actor }) => actor.name === name)) {
    const names = known.map(({ actor }) => actor.name).join(', ');
    return `${JSON.stringify(name)} cannot be read as ${platform}.${use}; what can: ${names}.`;
  }
  if (build !== undefined && !/^\d+\.\d+\.\d+$/.test(build)) {
    return `${JSON.stringify(build)} is no build of ${name}; a build is three numbers, as in 0.1.2.`;
  }
  return { platform, use, name, build: build ?? null };
}

/** The source with the chosen actors in their places; the others are its alternates. */
export function withChoices(source: PublicSource, choices: ActorChoices): PublicSource {
  const of = (use: PinnedActor['use']) =>
    choices.find((choice) => choice.platform === source.platform && choice.use === use);
  const probe = chosen([source.probe, ...source.alternates.probe], of('probe'));
  const posts = chosen([source.posts, ...source.alternates.posts], of('posts'));
  return {
    ...{ ...source, probe: probe.reader, posts: posts.reader },
    alternates: { probe: probe.others, posts: posts.others },
  };
}

type Reader = { readonly actor: PinnedActor };

function chosen<R extends Reader>(readers: readonly [R, ...R[]], choice: ActorChoice | undefined) {
  const [usual] = readers;
  const reader = readers.find(({ actor }) => actor.name === choice?.name) ?? usual;
  const others = readers.filter((one) => one !== reader);
  return { reader: choice ? { ...reader, actor: { ...reader.actor, build: choice.build } } : reader, others };
}

function readersOf({ probe, posts, alternates }: PublicSource, use: PinnedActor['use']): readonly Reader[] {
  return use === 'probe' ? [probe, ...alternates.probe] : [posts, ...alternates.posts];
}
