/** The services that are stood in for. */
export type ModelServiceName = 'gemini' | 'openai' | 'openrouter';

/** An error as the service writes it. `retryAfter`: seconds, in the header or in Gemini's details. */
export type ModelErrorFault = {
  readonly status: number;
  /** OpenAI's `code`, OpenRouter's message, Gemini's `ErrorInfo.reason` or `quotaId`. */
  readonly code?: string;
  readonly type?: string;
  readonly message?: string;
  readonly retryAfter?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** OpenRouter's `metadata`. */
  readonly metadata?: { readonly [key: string]: unknown };
};

/**
 * How a call goes wrong. Of the way: `hang` answers never, `hang_up` ends the connection, `half_body` ends it within the
 * answer, the others are no answers of the service. Of the model: a finish that is none, or a reply that breaks its form.
 */
export type ModelFault =
  | ModelErrorFault
  | { readonly errorIn200: ModelErrorFault }
  | { readonly finish: string }
  | { readonly block: string }
  | { readonly answersAs: string }
  | 'hang'
  | 'hang_up'
  | 'half_body'
  | 'html_200'
  | 'html_502'
  | 'empty_body'
  | 'huge_body'
  | 'refusal'
  | 'no_candidates'
  | 'empty_text'
  | 'cut_json'
  | 'not_json'
  | 'wrong_model'
  | 'no_model'
  | 'missing_id'
  | 'unknown_id'
  | 'duplicate_id'
  | 'extra_field'
  | 'long_quote'
  | 'huge_text';

/** The errors that the services are known to give. */
export const modelFaults = {
  openai: {
    badKey: { status: 401, code: 'invalid_api_key', type: 'invalid_request_error' },
    noCountry: { status: 403, code: 'unsupported_country_region_territory', type: 'request_forbidden' },
    noModel: { status: 404, code: 'model_not_found', type: 'invalid_request_error' },
    badSchema: { status: 400, type: 'invalid_request_error' },
    tooLong: { status: 400, code: 'context_length_exceeded', type: 'invalid_request_error' },
    rateLimit: { status: 429, code: 'rate_limit_exceeded', type: 'requests', retryAfter: 0.01 },
    rateLimitLong: { status: 429, code: 'rate_limit_exceeded', type: 'tokens', retryAfter: 3_600 },
    noQuota: { status: 429, code: 'insufficient_quota', type: 'insufficient_quota' },
    noCredit: { status: 429, code: 'credit_balance_exhausted', type: 'insufficient_quota' },
    timeout: { status: 408, type: 'server_error' },
    conflict: { status: 409, type: 'server_error' },
    internal: { status: 500, type: 'server_error' },
    overloaded: { status: 503, code: 'server_is_overloaded', type: 'service_unavailable_error' },
  },
  openrouter: {
    badKey: { status: 401, message: 'User not found.' },
    noCredit: { status: 402, message: 'Insufficient credits' },
    flagged: { status: 403, metadata: { reasons: ['made-up'], flagged_input: 'made-up' } },
    guardrail: { status: 403, message: 'Key limit exceeded' },
    noModel: { status: 400, message: 'made/up is not a valid model ID' },
    noEndpoint: { status: 404, message: 'No endpoints found matching your data policy' },
    rateLimit: { status: 429, message: 'Rate limit exceeded', retryAfter: 0.01 },
    badProvider: { status: 502, message: 'Provider returned error' },
    noProvider: { status: 503, message: 'No available model provider' },
  },
  gemini: {
    badKey: { status: 400, code: 'API_KEY_INVALID', message: 'API key not valid.' },
    noCountry: { status: 400, message: 'User location is not supported for the API use.' },
    tooLong: { status: 400, message: 'The input token count (9) exceeds the maximum number of tokens allowed (8).' },
    noCredit: { status: 402, message: 'Prepaid credit is exhausted' },
    forbidden: { status: 403, code: 'SERVICE_DISABLED' },
    noModel: { status: 404, message: 'models/made-up is not found' },
    rateLimit: { status: 429, code: 'GenerateRequestsPerMinutePerProjectPerModel', retryAfter: 0.01 },
    quotaOfDay: { status: 429, code: 'GenerateRequestsPerDayPerProjectPerModel-FreeTier', retryAfter: 0.01 },
    internal: { status: 500 },
    overloaded: { status: 503, message: 'The model is overloaded' },
    deadline: { status: 504 },
  },
} as const satisfies Record<ModelServiceName, Record<string, ModelErrorFault>>;
