import type { ApplicantId, Instant } from '@visaguard/kernel';
import type { DomainEvent } from '../aggregate.ts';

/** Somebody read content about a person. Written before the content leaves; it names no content. */
export type ContentRead = DomainEvent<
  'access.content_read',
  {
    readonly applicantId: ApplicantId;
    readonly objectKind: 'report' | 'finding' | 'review_case' | 'applicant' | 'archive';
    readonly objectId: string;
    readonly view: 'private' | 'requester' | 'blind';
    readonly format: 'json' | 'pdf';
    readonly readAt: Instant;
    readonly requestId: string;
  }
>;

/** Somebody was shown who people are: names, addresses, accounts. One for all that one request has shown. */
export type PersonalRead = DomainEvent<
  'access.personal_read',
  {
    readonly objectKind: 'applicant' | 'handle';
    readonly applicantIds: readonly ApplicantId[];
    readonly readAt: Instant;
    readonly requestId: string;
  }
>;

export type AccessLogEvent = ContentRead | PersonalRead;

/** One stream per request: readers never wait for one another. */
export const accessLogCategory = 'access_log';
