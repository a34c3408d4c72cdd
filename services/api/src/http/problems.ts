/**
 * The registry of problem types: every code that an answer may carry, its HTTP status and its title. A refusal of the
 * domain without a row here fails a test. 400: the request has not the form of the contract. 404: no such object, for
 * this caller. 409: the object is in another state. 422: the request is well-formed and a rule refuses it.
 */
export const problems = {
  // The request itself.
  body_malformed: [400, 'The body is not JSON'],
  request_invalid: [400, 'The request does not have the form the contract asks for'],
  parameter_invalid: [400, 'A parameter does not have the form the contract asks for'],
  header_invalid: [400, 'A header does not have the form the contract asks for'],
  idempotency_key_missing: [400, 'The request needs an Idempotency-Key'],
  api_version_unknown: [400, 'This API version does not exist'],
  authentication_required: [401, 'The request carries no credential'],
  credential_invalid: [401, 'The credential is not valid'],
  permission_denied: [403, 'The credential does not hold the permission'],
  tenant_suspended: [403, 'The tenant is suspended'],
  route_unknown: [404, 'There is nothing at this address'],
  method_not_allowed: [405, 'The method does not exist at this address'],
  precondition_failed: [412, 'The object has changed'],
  body_too_large: [413, 'The body is too large'],
  content_type_unsupported: [415, 'The content type is not supported'],
  idempotency_key_reused: [422, 'The Idempotency-Key was used for another request'],
  password_refused: [422, 'Passwords are never taken'],
  rate_limited: [429, 'Too many requests'],
  internal_error: [500, 'Something went wrong here'],
  read_model_behind: [503, 'The answer is not as fresh as asked yet'],
  unavailable: [503, 'A part that is needed cannot be reached'],

  // Tenant, units, members, credentials.
  tenant_unknown: [404, 'There is no such tenant'],
  tenant_exists: [409, 'The tenant exists already'],
  tenant_not_suspended: [409, 'The tenant is not suspended'],
  non_discrimination_not_certified: [422, 'Non-discrimination is not certified'],
  purpose_missing: [422, 'A purpose is missing'],
  purpose_refused: [422, 'The purpose is refused'],
  purpose_unknown: [422, 'There is no such purpose'],
  purpose_not_certified: [422, 'The purpose is not certified'],
  policy_invalid: [422, 'The policy goes beyond what a tenant may choose'],
  unit_unknown: [404, 'There is no such unit'],
  unit_exists: [409, 'The unit exists already'],
  unit_not_active: [422, 'The unit is not active'],
  unit_parent_not_active: [422, 'The parent unit is not active'],
  unit_too_deep: [422, 'Units do not nest so deep'],
  member_unknown: [404, 'There is no such member'],
  member_exists: [409, 'The member exists already'],
  member_not_active: [409, 'The member is not active'],
  simulated_reviewer_in_live_mode: [422, 'A simulated reviewer exists in test mode only'],
  credential_unknown: [404, 'There is no such credential'],
  credential_exists: [409, 'The credential exists already'],

  // Applicants, handles, archives, consents.
  applicant_unknown: [404, 'There is no such applicant'],
  applicant_exists: [409, 'The applicant exists already'],
  applicant_redacted: [410, 'The applicant has been erased'],
  minor_refused: [422, 'Screening is for adults only'],
  handle_unknown: [404, 'There is no such handle'],
  handle_exists: [409, 'The handle exists already'],
  handle_held: [409, 'The handle is held'],
  handle_not_proven: [422, 'The handle is not proven'],
  handle_invalid: [422, 'The handle does not have the form of its platform'],
  handle_argument_invalid: [422, 'The handle is not written as platform:name'],
  too_many_archives: [422, 'The handle has too many archives'],
  archive_too_large: [413, 'The archive is too large'],
  archive_empty: [422, 'The archive is empty'],
  archive_kind_unknown: [422, 'The archive is neither ZIP nor JSON'],
  lookback_invalid: [422, 'The look-back is out of bounds'],
  consent_unknown: [404, 'There is no such consent'],
  consent_exists: [409, 'The consent exists already'],
  consent_incomplete: [422, 'The consent is incomplete'],
  consent_missing: [422, 'There is no consent'],
  consent_withdrawn: [422, 'The consent was withdrawn'],
  consent_expired: [422, 'The consent has expired'],
  consent_other_purpose: [422, 'The consent is for another purpose'],
  consent_other_platforms: [422, 'The consent is for other platforms'],
  consent_shorter_lookback: [422, 'The consent is for fewer years'],
  consent_without_requester: [422, 'The consent does not name the requester'],
  jurisdiction_forbidden: [451, 'The law of a place involved does not permit this'],

  // Cohorts, screenings, reviews, findings, reports, shares.
  cohort_unknown: [404, 'There is no such cohort'],
  cohort_exists: [409, 'The cohort exists already'],
  cohort_not_draft: [409, 'The cohort is no draft any more'],
  cohort_not_open: [409, 'The cohort is not open'],
  cohort_closed: [409, 'The cohort is closed'],
  cohort_screening_running: [409, 'The cohort is being screened'],
  cohort_empty: [422, 'The cohort is empty'],
  cohort_full: [422, 'The cohort is full'],
  applicant_not_in_cohort: [422, 'The applicant is not in the cohort'],
  screening_unknown: [404, 'There is no such screening'],
  screening_exists: [409, 'The screening exists already'],
  screening_ended: [409, 'The screening has ended'],
  screening_not_reviewed: [409, 'The screening is not reviewed'],
  source_unknown: [404, 'There is no such source'],
  sources_running: [409, 'A source is still running'],
  no_sources: [422, 'There is nothing to read'],
  archive_in_use: [409, 'Another screening has ordered the export'],
  order_not_certified: [422, 'The order is not certified'],
  mode_not_available: [422, 'This mode is not available here'],
  as_of_in_future: [422, 'The as-of date lies in the future'],
  review_unknown: [404, 'There is no such review'],
  review_closed: [409, 'The review is closed'],
  review_claimed: [409, 'Another reviewer holds the case'],
  review_not_claimed: [409, 'The case is not claimed'],
  review_claim_lapsed: [409, 'The claim has lapsed'],
  review_not_open: [409, 'The review is not open'],
  reviewer_looked_already: [409, 'Another person takes the next look'],
  not_a_reviewer: [403, 'Only a trained reviewer may review'],
  finding_unknown: [404, 'There is no such finding'],
  finding_not_in_review: [422, 'The finding is not part of the case'],
  shared_post_too_severe: [422, 'The severity is too high for words of somebody else'],
  content_gone: [410, 'The content has been deleted'],
  finding_without_quote: [422, 'The finding quotes nothing'],
  finding_without_votes: [422, 'The finding names no votes'],
  findings_undecided: [409, 'A finding is not decided'],
  report_unknown: [404, 'There is no such report'],
  report_not_reviewed: [409, 'The report is not reviewed'],
  applicant_window_open: [409, 'The applicant’s time to read first has not passed'],
  report_not_readable: [410, 'The report is no longer readable'],
  share_unknown: [404, 'There is no such share'],
  share_exists: [409, 'The share exists already'],
  share_revoked: [409, 'The share is revoked'],
  share_expired: [422, 'The share ends before it begins'],

  // Any record.
  stream_closed: [409, 'The record is closed'],
  too_much_contention: [409, 'Others keep changing the record'],
} as const satisfies Readonly<Record<string, readonly [status: number, title: string]>>;

export type ProblemCode = keyof typeof problems;

export function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(problems, code);
}

/** `/problems/handle-held` */
export function problemType(code: ProblemCode): string {
  return `/problems/${code.replaceAll('_', '-')}`;
}
