import { lookbackYearsDefault, lookbackYearsMax } from '@visaguard/domain';

export const outFolderDefault = './visaguard-report';

export const usage = `Screens your own data export on this computer: no account, no key, no network.

Usage: visaguard screen <archive...> [options]

  <archive...>             ZIPs, folders, JSON or CSV files of official exports of Instagram,
                           TikTok, LinkedIn, Facebook and X; all parts of an export together

  --handle platform:name   the account that is yours, for example instagram:mara.sample;
                           an export of another account is not read; may be repeated
  --as-of YYYY-MM-DD       the day the report counts from, in UTC; default today
  --lookback-years N       1 to ${lookbackYearsMax}; default ${lookbackYearsDefault}
  --out DIR                where report.json and report.pdf go; default ${outFolderDefault}
  --json                   print report.json on stdout and nothing else there
  --consent                you have read what is read and agree; for scripts
  --consular-section       also note, for you alone, what a consular reader may notice: you are
                           asked for it apart, and it goes into consular-section.json
  --no-color               no colours
  --help                   show this text

Exit codes:
  0    screened, whatever was found
  2    nothing was read: bad usage, unreadable input, or no consent
  3    read, but nothing could be assessed; the report says why
  130  stopped by Ctrl-C; nothing is left behind

Other files in DIR are left alone, and these are replaced only where VisaGuard wrote
them.
`;
