import type { Category, NotAssessedReason, PartialReason, PostNotAssessedReason, Severity } from '@visaguard/domain';

/**
 * Advice of the private view, written by rule from what the report holds: check, explain, correct, keep records,
 * ask counsel. Never to take anything off a platform or out of sight (rule R25). Braces mark what is filled in.
 */
export const adviceTexts = {
  check: {
    topic: 'Check',
    text: 'Read each finding beside the original post. If the post is not yours, or the quotation or date is wrong, say so by the dispute route below.',
  },
  checkUnreviewed: {
    topic: 'Check',
    text: 'The proposals marked as not reviewed come from automatic rules and may be wrong. A person decides on them before anybody else may see them.',
  },
  checkUnresolved: {
    topic: 'Check',
    text: 'On the cases marked as unresolved the analysers did not agree, so nothing is claimed. A person decides. Read what was quoted, and keep ready what explains it.',
  },
  held: {
    topic: 'Check',
    text: 'Findings are held because it has not been proven that the account is yours. If it is, prove it as the page of your accounts describes; if it is not, say so by the dispute route.',
  },
  explain: {
    topic: 'Explain',
    text: 'Add a comment that gives the context: what was meant, to whom, and what happened since. It travels with the report.',
  },
  quoted: {
    topic: 'Explain',
    text: 'Some findings stand on posts that answer, quote or pass on somebody else’s words. Say in your comment whose words they are and why you answered or shared them.',
  },
  notPublic: {
    topic: 'Check',
    text: 'Some findings stand on posts that were not public, or of which the audience is unknown. They are in this private view only; no requester sees them.',
  },
  dismissed: {
    topic: 'Keep records',
    text: 'What a reviewer dismissed is not a finding and does not count. It stays in this private view, so that you know what was asked and what was answered.',
  },
  correct: {
    topic: 'Correct',
    text: 'Where something in a form or in the list of accounts is incomplete or wrong, correct it there before you rely on it, and answer truthfully.',
  },
  inventory: {
    topic: 'Correct',
    text: 'The list of your accounts below names some that this report did not screen. Forms ask for them all the same: compare the list with what you have written there.',
  },
  coverage: {
    topic: 'Complete',
    text: 'Some accounts or posts were not assessed. You can add an official data export to complete the picture. Nothing obliges you to do so.',
  },
  keepRecords: {
    topic: 'Keep records',
    text: 'Keep this report, your data exports and your own notes as they are. Changes made after an application was filed may themselves be noticed.',
  },
  counsel: {
    topic: 'Ask counsel',
    text: 'VisaGuard gives no legal advice. For questions about your case ask a qualified adviser, and show the original posts.',
  },
} as const;

/** One line for each category in which something stands; it names the readings that rules most often get wrong. */
export const categoryAdvice: Readonly<Record<Category, string>> = {
  threat_violence:
    'Threat or violence: check whether the words are lyrics, fiction, sport, a game or a figure of speech, and whether a person was meant at all. Note what came before and after them, and say so in your comment.',
  hate_harassment:
    'Hate or harassment: check whether you quoted, reported or contradicted such words, or used a word about yourself or among friends. If a person was meant, note what the dispute was about and how it ended.',
  sexual_exploitation_explicit:
    'Sexual content: check whether the post is health information, art, study, news or somebody else’s account of harm. If another person is concerned, do not pass the post on; show it to your adviser only.',
  drug_weapon_trade:
    'Drug or weapon trade: check whether the post is about medicine, lawful sport or hunting, a film, or news. If something lawful was sold, keep what shows it: the place, its law, a licence, the advertisement.',
  fraud:
    'Fraud: check whether the post warns of a fraud, tells what happened to you, or jokes. If documents are mentioned, have the originals at hand and see that what your forms say agrees with them.',
  terrorism_support:
    'Listed organisations: check whether the post reports, studies, mourns or condemns, and whether the name means another organisation, a place or a person. Ask counsel early, whatever the answer is.',
};

/** For the gravest severity that stands. */
export const severityAdvice: Readonly<Record<Severity, string>> = {
  low: 'The gravest of them is low. A plain sentence of context is usually all there is to add.',
  medium:
    'The gravest of them is medium. Write down in your own words what was meant while you remember it, with dates and with whoever can confirm it.',
  high: 'The gravest of them is high. Show the original post and its thread to a qualified adviser before you answer questions about it, and answer truthfully.',
  critical:
    'The gravest of them is critical. Speak with a qualified adviser first, before you write a comment or answer questions about it, and bring the original post and its thread.',
};

const addExport = 'You can add the official data export of the account; nothing obliges you to.';

/** What can be done about an account that was not assessed, by its reason (rule R17). */
export const notAssessedAdvice: Readonly<Record<NotAssessedReason, string>> = {
  private: `Only the public profile was asked for, and it is not visible to the public. ${addExport} Leave the account as it is.`,
  not_found: 'Compare the name in your list with the one on the platform, letter by letter, and correct it if needed.',
  suspended:
    'Keep the platform’s message about the suspension, with its date. If you answered it or appealed, keep that too.',
  blocked: `The platform refused to be read; that is no doing of yours. It may be tried again later. ${addExport}`,
  rate_limited: 'Too much was asked of the platform at that time. It may be tried again later, and costs you nothing.',
  login_required: `The platform shows it to signed-in people only, and VisaGuard never signs in as you. ${addExport}`,
  empty_or_hidden: `Nothing could be seen from outside, and an empty account looks the same as a hidden one. ${addExport}`,
  no_posts:
    'The account holds nothing within the period. If you know that it does, compare the period and the name of the account.',
  schema_error: `What the platform sent could not be understood; that is a fault to be mended here. ${addExport}`,
  mock_data: 'The source sent sample data instead of yours, and none of it was used. It may be tried again later.',
  archive_invalid:
    'Ask the platform for a new export, in the form the guide names, and hand in all of its parts as they were sent to you.',
  archive_mismatch:
    'Compare the account that the export belongs to with the one you named, and hand in the other export or correct the name.',
  adapter_down: `The connection to the platform was out of service; that is no doing of yours. ${addExport}`,
  not_proven:
    'If the account is yours, prove it as the page of your accounts describes. If it is not, say so by the dispute route.',
  model_failed: 'The analysis failed here; that is no doing of yours. It may be tried again later.',
};

/** What can be done about an account that was assessed in part. */
export const partialAdvice: Readonly<Record<PartialReason, string>> = {
  limit_reached:
    'It holds more posts than one source may. A shorter period can be read in full, if the requester or you choose one.',
  window_not_reached:
    'Earlier posts of the period are missing. If your export has further parts, hand in all of them; an export of the whole time may be asked for.',
  posts_not_assessed: 'Read the posts that were not assessed yourself; how many there are, and why, is under Coverage.',
};

/** What can be done about posts that were read and not assessed, by their reason. */
export const postNotAssessedAdvice: Readonly<Record<PostNotAssessedReason, string>> = {
  undated:
    'Posts without a date were not assessed, because nobody can say whether they belong to the period: {count}. Look at them yourself.',
  no_text:
    'Posts of pictures, video or audio alone were counted and not assessed: {count}. Look at them yourself, a reader may.',
  unsupported_language:
    'Posts in languages that are not supported yet were not assessed, which says nothing about them: {count}. Read them yourself, and have a translation at hand where you expect questions.',
  model_failed: 'Posts for which the analysis failed: {count}. Read them yourself; a new screening may assess them.',
  unreadable: 'Posts that could not be read from the source: {count}. A new export may hold them whole.',
};
