import { capitalisedPlace } from './places.ts';
import { anyCase, type ConsularRule, gap, self } from './rule.ts';

const topic = 'work_study_stay_plan';

/** With regard to case, because a place is known by its capital; `I` and `We` may begin the sentence. */
const writer = String.raw`\b(?:I|[Ww]e|i)(?:'m| am|'re| are|'d| would|'ll| will)?(?: (?:also|really|still|just|just now|definitely|now|already|actually))*`;
const wish =
  '(?: (?:plan|planning|want|hope|hoping|intend|intending|going|like|love|trying|about|decided) to| gonna| wanna| will)';
const plans = `${writer}${wish}?`;
/** Where somebody lives is no plan. */
const planned = String.raw`(?:${writer}${wish}|\b(?:I|[Ww]e|i)(?:'ll| will))`;
const elsewhere = `(?:abroad|overseas|another country|this country|that country|${capitalisedPlace})`;

/** What the writer says of work, study or staying somewhere, planned or done. */
export const planRules: readonly ConsularRule[] = [
  {
    rule: 'plan.work',
    topic,
    pattern: new RegExp(
      String.raw`${plans} (?:work|working|find work|find a job|finding a job|look for a job|looking for a job|looking for work|looking for jobs|get a job|do an internship|doing an internship|start a job|starting a job)(?: (?:abroad|overseas|part[- ]time|full[- ]time|off the books|under the table|without a (?:work )?permit)| (?:as an? [\w'-]+ )?(?:in|at|for) ${elsewhere})`,
      'u',
    ),
  },
  {
    rule: 'plan.study',
    topic,
    pattern: new RegExp(
      String.raw`${plans} (?:study|studying|start university|start college|do my (?:master's|masters|phd|bachelor's|bachelors)|doing my (?:master's|masters|phd|bachelor's|bachelors)|pursue a degree)(?: (?:abroad|overseas)| (?:[\w'-]+ ){0,2}?(?:in|at) ${elsewhere})`,
      'u',
    ),
  },
  {
    rule: 'plan.stay',
    topic,
    pattern: new RegExp(
      `(?:${planned} (?:stay|live|settle|remain|move|relocate|emigrate|immigrate)|${writer} (?:moving|relocating|emigrating|immigrating|settling|staying))(?: (?:down|here|there|back|permanently))?(?: (?:for good|forever|permanently|abroad|overseas)| (?:in|to) ${elsewhere})`,
      'u',
    ),
  },
  {
    rule: 'plan.admission',
    topic,
    pattern: anyCase(
      self,
      gap(2),
      String.raw` (?:got|been|was|were|am|get) (?:accepted|admitted)(?: [\w'-]+)? (?:to|into|at|by|for) `,
      String.raw`|${self}${gap(2)} (?:appl(?:y|ied|ying)) (?:for|to) (?:[\w'-]+ ){0,3}?(?:universit(?:y|ies)|college|master's|phd|scholarship|admission)\b`,
    ),
  },
  {
    rule: 'plan.permit',
    topic,
    pattern: anyCase(
      String.raw`\bmy (?:student|study|work|tourist|visitor|exchange|f-?1|j-?1|h-?1b|b-?2) (?:visa|permit|status)\b|\bmy (?:green card|residence permit|i-20|ds-160|visa (?:interview|application|appointment))\b`,
      String.raw`|${self}${gap(2)} appl(?:y|ied|ying) for (?:[\w'-]+ ){0,3}?(?:visa|residen(?:cy|ce)|work permit|study permit|green card|asylum|citizenship)\b`,
    ),
  },
  {
    rule: 'plan.not-returning',
    topic,
    pattern: anyCase(
      self,
      gap(1),
      `(?: not| never|n't)`,
      gap(2),
      String.raw` (?:go|going|come|coming|move|moving|return|returning)(?: back)? (?:to my (?:home )?country|home (?:for good|ever|after (?:my|the) (?:studies|degree|visa)))\b`,
      String.raw`|${self}${gap(4)} overstay(?:ed|ing)?\b`,
    ),
  },
];
