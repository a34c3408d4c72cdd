export const outFolderDefault = './visaguard-evaluation';
export const budgetUsdDefault = 1;

export const evalUsage = `Measures who judges posts on posts of which it is known what they hold.

Usage: visaguard eval <set...> [options]

  <set...>             labelled sets: .jsonl or .csv files, or gold for the set that comes with VisaGuard

  --ordinary FILE      a set of posts that hold no finding, labelled or not; may be repeated
  --language CODE      of sets that do not say, for example de
  --half dev|test      of the gold set; rules are made on dev and measured on test. Default: the whole
  --voter NAME         built-in (the default), gemini, openai, openrouter; may be repeated
  --panel KIND         what the voters come to as a panel: wide or economical; may be repeated
  --answers NAME=FILE  answers of another system, in the form that visaguard analyze prints; may be repeated
  --budget-usd N       what voters of other houses may cost, each, per set; default ${budgetUsdDefault}
  --out DIR            where evaluation.html, evaluation.json and errors.jsonl go; default ${outFolderDefault}
  --help               show this text

A line of JSON: {"id", "text", "platform", "kind", "created_at", "language", "functionality", "group", "template",
"labels": [{"category", "severity"}]}, of which text and labels are needed; labels may be empty. "scope" lists the categories
that were labelled, where they are not all. In place of labels, "label" may be hateful or non-hateful: hate or a threat.
A CSV file has a header and the same columns with label, or those of HateCheck. Posts of one template count as one
piece of evidence to intervals of F1.

Keys of other houses are those of visaguard models; texts are sent to them with names masked. errors.jsonl holds the
posts on which a judge errs, to be read by eye.

Exit codes:
  0    measured
  1    it cannot run: the folder cannot be written, for example
  2    bad usage, or a set with lines that cannot be used; each is told
  130  stopped by Ctrl-C; nothing was written
`;
