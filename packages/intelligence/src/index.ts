export { analyserVersion, analyseText, type TextAnalysis } from './analyse-text.ts';
export { citeFinding, type FindingFacts, type TextFinding } from './finding.ts';
export { detectLanguage } from './language/detect-language.ts';
export { type MaskedText, maskForAnalysis } from './masking/mask-for-analysis.ts';
export { type VerifiedQuote, verifyQuote } from './quotes/verify-quote.ts';
export { findRedactions, type Redaction } from './redaction/find-redactions.ts';
export { type RedactedText, redact } from './redaction/redact.ts';
export { textFingerprint } from './text/text-fingerprint.ts';
