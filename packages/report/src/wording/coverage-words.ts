import type { Coverage, NotAssessedReason, PartialReason, PostNotAssessedReason } from '@visaguard/domain';

/** Plain words for what could and could not be assessed (rules R17, R25). */

export const coverageStateWords: Readonly<Record<Coverage['state'], string>> = {
  assessed: 'Assessed',
  partial: 'Partly assessed',
  not_assessed: 'Not assessed',
  not_screened: 'Not screened',
  not_declared: 'Not declared',
};

export const notAssessedWords: Readonly<Record<NotAssessedReason, string>> = {
  private: 'The account or its posts are not visible to the public.',
  not_found: 'No account was found under this name.',
  suspended: 'The platform has suspended the account.',
  blocked: 'The platform did not allow the account to be read.',
  rate_limited: 'The platform limited the number of requests.',
  login_required: 'The platform shows the account to signed-in people only.',
  empty_or_hidden: 'Nothing was visible; the account may be empty or hidden from view.',
  no_posts: 'The source holds no posts within the period.',
  schema_error: 'The source answered in a form that could not be read.',
  mock_data: 'The source returned sample data, which was not used.',
  archive_invalid: 'The data export could not be read.',
  archive_mismatch: 'The data export belongs to another account than the one declared.',
  adapter_down: 'The connection to the platform was out of service.',
  not_proven: 'It has not been proven that the account belongs to the applicant.',
  model_failed: 'The analysis could not be carried out.',
};

export const partialWords: Readonly<Record<PartialReason, string>> = {
  limit_reached: 'The number of posts that one source may hold was reached; further posts were not read.',
  window_not_reached: 'Reading ended before the start of the period; earlier posts were not read.',
  posts_not_assessed: 'Too many posts could not be assessed for full coverage.',
};

export const postNotAssessedWords: Readonly<Record<PostNotAssessedReason, string>> = {
  undated: 'no date',
  no_text: 'no text (pictures, video or audio only)',
  unsupported_language: 'language not supported',
  model_failed: 'analysis failed',
  unreadable: 'could not be read',
};

/** Said wherever something was not, or only partly, assessed. */
export const notNegative = 'This is not negative: it says nothing about the applicant.';

export const coverageStatements = {
  assessed: 'What the source holds for the period was read, and its posts were assessed.',
  partial: 'Only a part of the posts was assessed. What was found is shown; the rest is unknown.',
  not_assessed: 'This account was not assessed.',
  not_screened: 'VisaGuard does not screen this platform.',
  not_declared: 'The applicant declared no account on this platform.',
} as const satisfies Readonly<Record<Coverage['state'], string>>;
