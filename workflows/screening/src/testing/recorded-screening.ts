import { permanentFailure } from '@visaguard/orchestration';
import type { ScreeningActivities } from '../activities.ts';

type Name = keyof ScreeningActivities;

export type RecordedScreening = {
  readonly activities: ScreeningActivities;
  /** Every call, in order: the activity's name, and the source where there is one. */
  readonly calls: readonly string[];
  /** What is on record, each once, in the order of its first time. */
  readonly effects: readonly string[];
  /** How often a step was carried out although it was on record already. */
  readonly repeats: () => readonly string[];
  closeReview(): void;
  release(): void;
  /** Ends the screening from outside, as a withdrawal does. */
  end(): void;
  /** Makes the named call (`collectSource src_b`) fail for good, or for the given number of attempts. */
  fail(call: string, how: 'for_good' | number): void;
  /** This source is a public profile, whose collection takes so many steps more, a minute apart. */
  waits(sourceId: string, times: number): void;
  /** A panel is asked, about this source in so many further steps. */
  asks(sourceId: string, times: number): void;
  /** The panel of this source waits for a model so many times, a minute each. */
  waitsForModels(sourceId: string, times: number): void;
};

type Options = { readonly sources: readonly string[]; readonly windowEndsAt: string };

/** Activities that remember what they did, as the event store does, and do nothing a second time. */
export function recordedScreening({ sources, windowEndsAt }: Options): RecordedScreening {
  const calls: string[] = [];
  const effects: string[] = [];
  const doneAgain: string[] = [];
  const failures = new Map<string, 'for_good' | number>();
  const waitsLeft = new Map<string, number>();
  const questionsLeft = new Map<string, number>();
  const modelWaitsLeft = new Map<string, number>();
  let ended = false;
  const on = (effect: string) => effects.includes(effect);
  const record = (effect: string) => {
    if (on(effect)) doneAgain.push(effect);
    else effects.push(effect);
  };
  const recordOnce = (effect: string) => {
    if (!on(effect)) record(effect);
  };
  const called = (name: Name, sourceId?: string) => {
    const call = sourceId === undefined ? name : `${name} ${sourceId}`;
    calls.push(call);
    const how = failures.get(call);
    if (how === 'for_good') throw permanentFailure('made_up_fault', 'fails for good');
    if (how !== undefined && how > 0) {
      failures.set(call, how - 1);
      throw new Error('fails for now');
    }
  };
  const outcomeOf = (sourceId: string) => effects.find((effect) => effect.startsWith(`outcome ${sourceId} `));
  const activities: ScreeningActivities = {
    async begin() {
      called('begin');
      if (ended) return { kind: 'ended' };
      recordOnce('started');
      const open = sources.filter((id) => !outcomeOf(id)) as `src_${string}`[];
      const profiles = open.filter((id) => waitsLeft.has(id));
      return { kind: 'running', sources: open, profiles, panel: questionsLeft.size > 0 };
    },
    async collectSource({ sourceId }) {
      called('collectSource', sourceId);
      if (!outcomeOf(sourceId)) recordOnce(`collected ${sourceId}`);
    },
    async collectProfile({ sourceId }) {
      called('collectProfile', sourceId);
      const waits = waitsLeft.get(sourceId) ?? 0;
      waitsLeft.set(sourceId, waits - 1);
      if (waits > 0) return { waitMs: 60_000 };
      if (!outcomeOf(sourceId)) recordOnce(`collected ${sourceId}`);
      return null;
    },
    async askPanel({ sourceId, waitedMs }) {
      called('askPanel', sourceId);
      const waits = modelWaitsLeft.get(sourceId) ?? 0;
      modelWaitsLeft.set(sourceId, waits - 1);
      if (waits > 0) return { waitMs: 60_000 };
      if (waitedMs) record(`waited ${sourceId} ${waitedMs}`);
      const left = questionsLeft.get(sourceId) ?? 0;
      questionsLeft.set(sourceId, left - 1);
      return left > 0 ? 'more' : 'done';
    },
    async analyseSource({ sourceId }) {
      called('analyseSource', sourceId);
      if (!outcomeOf(sourceId)) record(`outcome ${sourceId} assessed`);
    },
    async giveUpSource({ sourceId, reason }) {
      called('giveUpSource', sourceId);
      if (!outcomeOf(sourceId)) record(`outcome ${sourceId} ${reason}`);
    },
    async openReview() {
      called('openReview');
      if (ended) return 'ended';
      const open = sources.filter((id) => !outcomeOf(id));
      if (open.length > 0) throw permanentFailure('sources_running', 'a source has no outcome yet');
      recordOnce('review opened');
      return 'waiting';
    },
    async isReviewClosed() {
      called('isReviewClosed');
      return on('review closed');
    },
    async buildReport() {
      called('buildReport');
      if (!on('review closed')) throw permanentFailure('review_not_closed', 'nobody has decided');
      recordOnce('report built');
      return { reportId: 'rpt_1', windowEndsAt };
    },
    async isReleased() {
      called('isReleased');
      return on('released');
    },
    async releaseAfterWindow() {
      called('releaseAfterWindow');
      recordOnce('released');
    },
    async finish() {
      called('finish');
      recordOnce('finished');
    },
    async failScreening({ code }) {
      called('failScreening');
      if (!ended) recordOnce(`failed ${code}`);
    },
  };
  return {
    activities,
    calls,
    effects,
    repeats: () => doneAgain,
    closeReview: () => recordOnce('review closed'),
    release: () => recordOnce('released'),
    end: () => {
      ended = true;
    },
    waits: (sourceId, times) => void waitsLeft.set(sourceId, times),
    asks: (sourceId, times) => void questionsLeft.set(sourceId, times),
    waitsForModels: (sourceId, times) => void modelWaitsLeft.set(sourceId, times),
    fail: (call, how) => failures.set(call, how),
  };
}
