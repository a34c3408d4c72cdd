import { platforms, postKinds } from '@visaguard/domain';
import { lineBytesMax } from './split-lines.ts';

export const analyzeUsage = `Judges posts with the built-in analyser: one JSON object a line in, one a line out, in the same order.

Usage: visaguard analyze [<file...>] [options] < posts.jsonl > answers.jsonl

  <file...>   files to read, one after the other; without any, or as -, standard input
  --help      show this text

A line of input:
  id          a string of up to 256 characters, or a whole number; given back as it is. Ids are not compared
  platform    ${platforms.join(', ')}
  kind        ${postKinds.join(', ')}: whose words the text holds
  created_at  when it was written, as 2026-11-01T09:30:00Z; without a zone it is UTC. Left out or null: the post is
              undated, and is not assessed, as in a screening
  text        the account holder's own words; may be empty
Further fields are not looked at: no name, place, language or count can change an answer.

A line of output:
  {"id", "status", "reason", "language", "findings", "redactions", "injection_suspected"}
  status      assessed, or not_assessed with a reason: undated, no_text, unsupported_language, unreadable.
              Not assessed never means that nothing was found
  findings    each with category, severity, quote, start, end and the rule; start and end count UTF-16 units of the text
  redactions  protected passages, each with type, start and end
For a line that cannot be read:
  {"file", "line", "id", "error"}
  error       every fault of the line, each with its field. file where files were named, id where it can be read
A line of more than ${lineBytesMax.toLocaleString('en')} bytes is such a line. Empty lines at the end are passed over.

Exit codes:
  0    every line was answered with a judgement
  1    some lines could not be read; each has its answer
  2    bad usage, or a file cannot be read, or the answers cannot be written
  130  stopped by Ctrl-C: what was printed until then are whole lines
  141  whoever read the answers has stopped reading
`;
