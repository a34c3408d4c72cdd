import { capitalisedPlace, knownPlace } from './places.ts';
import type { ConsularRule } from './rule.ts';

const topic = 'travel';
const traveller = String.raw`\b(?:I|[Ww]e|i)(?:'m| am|'re| are|'ve| have|'ll| will| was| were)?(?: (?:just|now|finally|also|both|all|back|already|am|going to))*`;

/** Journeys that the writer tells of. A place is a known name, or any name beside a word that is about travel alone. */
export const travelRules: readonly ConsularRule[] = [
  {
    rule: 'travel.journey',
    topic,
    pattern: new RegExp(
      `${traveller} (?:fly|flying|flew|flown|travel|travell?ing|travell?ed|land|landed|landing|boarding a flight)(?: (?:back|out|home|over|with|my|our|friends|family|alone|solo|tomorrow|today|tonight)){0,3} (?:to|in|from|through|across) ${capitalisedPlace}`,
      'u',
    ),
  },
  {
    rule: 'travel.been-there',
    topic,
    pattern: new RegExp(
      `${traveller} (?:went|go|going|gone|been|drove|driving|heading|headed|arrived|arriving|returned|returning|back|visit|visiting|visited|toured|touring|backpacked|backpacking)(?: (?:back|out|home|over|on holiday|on vacation|all the way)){0,2}(?: (?:to|in|from|through|across|around))? ${knownPlace}`,
      'u',
    ),
  },
  {
    rule: 'travel.trip',
    topic,
    pattern: new RegExp(
      String.raw`\b(?:[Mm]y|[Oo]ur) (?:[\w'-]+ ){0,2}?(?:flight|trip|holiday|holidays|vacation|layover|journey|semester|exchange|honeymoon)(?: [\w'-]+){0,2}? (?:to|in|from) ${capitalisedPlace}`,
      'u',
    ),
  },
  {
    rule: 'travel.on-the-way',
    topic,
    pattern:
      /\b(?:I|[Ww]e|i)(?:'m| am|'re| are| was| were)(?: [\w'-]+){0,2}? (?:at|in) (?:the (?:airport|embassy|consulate)\b|(?:\p{Lu}[\p{L}'-]* ){1,5}Airport\b)|\b[Mm]y (?:boarding pass|layover)\b/u,
  },
  {
    rule: 'travel.without-subject',
    topic,
    pattern: new RegExp(
      `^(?:(?:Just|Finally|Now|Back|Safely) )*(?:[Ff]lying|[Ff]lew|[Ll]anded|[Ll]anding|[Aa]rrived|[Hh]eaded|[Hh]eading|[Tt]ravell?ing|[Oo]ff)(?: (?:back|out|home|over))? (?:to|in|from) ${knownPlace}`,
      'u',
    ),
  },
];
