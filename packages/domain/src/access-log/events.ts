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

export type AccessLogEvent = ContentRead;

/** One stream per person: the applicant may ask who has read, and it is answered from here. */
export const accessLogCategory = 'access_log';
