/** Public profiles through Apify: a door of its own, so that who reads exports loads no client of a service. */

export { costSettlesAt, type PinnedActor, type RunOrder, type RunReference, type RunState } from './apify/actor.ts';
export type { ActorChoice, ActorChoices } from './apify/actor-choices.ts';
export { type Apify, type ApifyOptions, createApify } from './apify/api.ts';
export { type ApifyCheck, checkApify } from './apify/check-apify.ts';
export type { ApifyFailure, ApifyFailureClass } from './apify/failure.ts';
export { isDoubtful, judgeLook, lookOrder } from './apify/look.ts';
export { createPersonaApify, personaCode } from './apify/personas/persona-apify.ts';
export { personaHandle } from './apify/personas/personas.ts';
export { pinLine } from './apify/pin-line.ts';
export {
  type CollectedPosts,
  judgePosts,
  type PostsCounts,
  type PostsRequest,
  postsOrder,
} from './apify/posts.ts';
export {
  type AfterProbe,
  decideAfterProbe,
  type EndedRun,
  judgeProbe,
  type ProbeRequest,
  type ProbeResult,
  probeOrder,
} from './apify/probe.ts';
export type { PublicAccount, PublicSource } from './apify/source.ts';
export { parseActorChoices, pinnedActors, publicSourceOf } from './apify/sources.ts';
