import { platforms } from '@visaguard/domain';
import { describe, expect, test } from 'vitest';
import { pinLine } from './pin-line.ts';
import { parseActorChoices, pinnedActors, publicSourceOf } from './sources.ts';

function parsed(text: string) {
  const choices = parseActorChoices(text);
  if (!choices.ok) throw new Error(choices.error.join(' '));
  return choices.value;
}

describe('an operator chooses actors', () => {
  test('by platform and use, with or without a build', () => {
    const text = ' linkedin.posts=apimaestro/linkedin-profile-posts@0.1.2,\n instagram.probe=apify/instagram-scraper ';
    expect(parsed(text)).toEqual([
      { platform: 'linkedin', use: 'posts', name: 'apimaestro/linkedin-profile-posts', build: '0.1.2' },
      { platform: 'instagram', use: 'probe', name: 'apify/instagram-scraper', build: null },
    ]);
    expect(parsed('')).toEqual([]);
  });

  test('the chosen one runs, with its own reader and build, and the usual one is an alternate', () => {
    const source = publicSourceOf('linkedin', parsed('linkedin.posts=apimaestro/linkedin-profile-posts@0.1.2'));
    expect(source.posts.actor).toMatchObject({ name: 'apimaestro/linkedin-profile-posts', build: '0.1.2' });
    expect(source.alternates.posts.map(({ actor }) => actor.name)).toEqual(['harvestapi/linkedin-profile-posts']);
    expect(source.probe).toEqual(publicSourceOf('linkedin').probe);
    const choices = parsed('linkedin.posts=apimaestro/linkedin-profile-posts@0.1.2');
    expect(publicSourceOf('x', choices)).toEqual(publicSourceOf('x'));
  });

  test('the usual one can be chosen, which pins its build', () => {
    const choices = parsed('tiktok.posts=clockworks/tiktok-scraper@0.0.9');
    const builds = pinnedActors(choices).filter(({ platform }) => platform === 'tiktok');
    expect(builds.map(({ name, build }) => [name, build])).toEqual([
      ['clockworks/tiktok-scraper', null],
      ['clockworks/tiktok-scraper', '0.0.9'],
    ]);
  });

  test('every fault is named, and what could be chosen', () => {
    const text =
      'posts=a/b myspace.posts=a/b x.comments=a/b x.posts=a/b x.posts=apidojo/tweet-scraper@new ' +
      'x.probe=apidojo/twitter-user-scraper x.probe=apidojo/twitter-user-scraper@0.0.1';
    expect(parseActorChoices(text)).toEqual({
      ok: false,
      error: [
        '"posts=a/b" is not of the form platform.use=owner/name@build.',
        '"myspace" is no platform; there are instagram, tiktok, linkedin, facebook, x.',
        '"comments" is no use of an actor; there are probe, posts.',
        '"a/b" cannot be read as x.posts; what can: apidojo/tweet-scraper, apidojo/twitter-scraper-lite.',
        '"new" is no build of apidojo/tweet-scraper; a build is three numbers, as in 0.1.2.',
        '"x.probe" is chosen twice.',
      ],
    });
  });

  test('every actor that can be chosen is named once per use, and belongs to its platform', () => {
    for (const platform of platforms) {
      const { probe, posts, alternates } = publicSourceOf(platform);
      for (const readers of [
        [probe, ...alternates.probe],
        [posts, ...alternates.posts],
      ]) {
        const names = readers.map(({ actor }) => actor.name);
        expect(new Set(names).size).toBe(names.length);
        expect(readers.every(({ actor }) => actor.platform === platform)).toBe(true);
      }
    }
  });

  test('the line that pins what is latest names every use, and reads as it was written', () => {
    const checks = pinnedActors().map(({ name }) => {
      return { subject: name, verdict: 'ok', detail: '', latestBuild: '0.0.3' } as const;
    });
    const line = pinLine([], checks) ?? '';
    expect(parsed(line)).toHaveLength(2 * platforms.length);
    expect(pinnedActors(parsed(line)).every(({ build }) => build === '0.0.3')).toBe(true);
    expect(pinLine([], [])).toBeNull();
  });
});
