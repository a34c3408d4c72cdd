import { anyCase, type ConsularRule, gap, self } from './rule.ts';

const office = `(?:government|president|prime minister|parliament|congress|senate|minister|ministry|regime|dictator(?:ship)?|junta|monarchy)`;
const matter = String.raw`(?:${office}|elections?|referendum|democracy|sanctions|occupation|ceasefire|war|protest(?:s|ers)?|opposition|immigration (?:law|policy)|border policy|constitution|(?:new|this|that) (?:law|bill)\b(?! (?:school|student|exam|firm)))`;
const often = `(?: (?:always|still|fully|strongly|proudly|really|will|also|do not|don't|never|will not|won't))*`;

/** The writer takes a side, on whatever side: no rule names a party, a person or a country. */
export const politicalRules: readonly ConsularRule[] = [
  {
    rule: 'political.own-stance',
    topic: 'political_statement',
    pattern: anyCase(
      self,
      often,
      ` (?:support|supported|oppose|opposed|condemn|condemned|protest|protested|protesting|denounce|denounced|demand|stand with|stand against|stood with|stood against|campaign for|campaign against|campaigned for|campaigned against|march against|marched against) `,
      String.raw`(?:[\w'-]+ ){0,6}?`,
      matter,
      String.raw`\b`,
    ),
  },
  {
    rule: 'political.own-vote',
    topic: 'political_statement',
    pattern: anyCase(
      self,
      often,
      ` (?:vote|voted|voting) `,
      String.raw`(?:[\w'-]+ ){0,6}?`,
      String.raw`(?:elections?|referendum|${office}|party|candidate)\b`,
    ),
  },
  {
    rule: 'political.took-part',
    topic: 'political_statement',
    pattern: anyCase(
      self,
      gap(2),
      ` (?:joined|joining|attended|attending|organi[sz]ed|organi[sz]ing|went to|going to|at|marched in|spoke at) (?:the|a|an|this|that|today's|yesterday's|our) `,
      String.raw`(?:[\w'-]+ ){0,3}?`,
      String.raw`(?:protest|demonstration|sit-in|political rally|protest march|climate strike)\b`,
    ),
  },
  {
    rule: 'political.slogan',
    topic: 'political_statement',
    pattern: anyCase(
      String.raw`(?:^|[,;:!#“]\s*)down with (?:the |our )?(?:${office}|occupation|military)\b|\b${office} (?:must|should|has to|have to|needs to|need to) (?:go|resign|step down|fall|be (?:removed|impeached|overthrown|voted out))\b`,
    ),
  },
  {
    rule: 'political.on-government',
    topic: 'political_statement',
    pattern: anyCase(
      String.raw`\b(?:the|our|this|that|their) ${office} (?:is|are|was|has been)`,
      gap(2),
      String.raw` (?:corrupt|criminal|lying|liars?|failing|useless|fascist|authoritarian|illegitimate|a disgrace|a joke|right|wrong|great|doing (?:great|well))\b`,
    ),
  },
];
