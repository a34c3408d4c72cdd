import { lookbackWindow } from '@visaguard/domain';
import { deriveId } from '@visaguard/kernel';
import { buildPrivateView, type PrivateView, renderPdf, renderSummary, viewJson } from '@visaguard/report';
import { accountName } from './account-name.ts';
import type { ScreenOptions } from './arguments.ts';
import { askConsent } from './ask-consent.ts';
import { askConsularSection } from './ask-consular-section.ts';
import { type ConsularFile, consularFile, consularFileName } from './consular-file.ts';
import { exitCodes } from './exit-codes.ts';
import { type NoteTakers, noteTakers } from './note-takers.ts';
import { checkOutFolder, writeReport } from './out-folder.ts';
import { type Placement, placeUnreadable } from './place-unreadable.ts';
import { progressBar } from './progress-bar.ts';
import { reportFacts } from './report-facts.ts';
import { notAssessed, type ScreenedSource, screenExport } from './screen-export.ts';
import { type AccountExport, sortArchives } from './sort-archives.ts';
import { printable, type Terminal } from './terminal.ts';

type Session = { readonly terminal: Terminal; readonly signal: AbortSignal };

/**
 * Reads, judges and reports, in memory, and writes the files.
 * @returns the exit code.
 * @throws CannotRun where the folder cannot be written; the reason of `signal` when it aborts.
 */
export async function screenExports(options: ScreenOptions, { terminal, signal }: Session): Promise<number> {
  const outFolder = await checkOutFolder(options.outFolder, options);
  const { exports, unreadable } = await sortArchives(options.archives);
  signal.throwIfAborted();
  for (const { name, fault } of unreadable) terminal.say(`${name} cannot be read. ${fault.detail}\n`);
  if (exports.length === 0) return exitCodes.notRead;

  const asOf = `${options.asOf}T00:00:00.000Z`;
  const window = lookbackWindow(asOf, options.lookbackYears);
  const consent = await askConsent(terminal, { exports, options, window, signal });
  signal.throwIfAborted();
  if (consent !== 'given') {
    terminal.say(noConsent[consent]);
    return exitCodes.notRead;
  }
  const takers = noteTakers(await askConsularSection(terminal, { options, signal }), { exports, options });
  signal.throwIfAborted();
  const placement = placeUnreadable(unreadable, { exports, handles: options.handles });
  const screened = await screenAll({ exports, placement, options, window, takers }, { terminal, signal });
  if (screened.every(isUnreadable)) {
    for (const gap of screened.flatMap(({ source }) => source.gaps)) terminal.say(`${gap}\n`);
    return exitCodes.notRead;
  }
  const { handles, lookbackYears } = options;
  const facts = reportFacts({ asOf, window: { ...window, years: lookbackYears }, handles, screened });
  const view = buildPrivateView(facts);
  const pdf = await renderPdf(view, { recipient: 'the applicant', at: asOf });
  const json = `${JSON.stringify(viewJson(view), null, 2)}\n`;
  const section = takers && consularFile(takers.finish(), { reportId: view.reportId, asOf });
  await writeReport(outFolder, { json, pdf, consularSection: section?.json ?? null }, signal);
  await tell(terminal, { view, json, options, section });
  return screened.some(hasAssessedPosts) ? exitCodes.screened : exitCodes.nothingAssessed;
}

const nothingAssessed = 'Nothing could be assessed. This is not negative: the report says why under Coverage.\n';

const noConsent = {
  refused: 'Nothing was read and nothing was written.\n',
  nobody_to_ask: 'Nobody is there to be asked: run this in a terminal, or add --consent if you agree to the above.\n',
} as const;

type Work = {
  readonly exports: readonly AccountExport[];
  readonly placement: Placement;
  readonly options: ScreenOptions;
  readonly window: { readonly from: string; readonly to: string };
  readonly takers: NoteTakers | null;
};

async function screenAll(
  { exports, placement, options, window, takers }: Work,
  { terminal, signal }: Session,
): Promise<ScreenedSource[]> {
  const screened: ScreenedSource[] = [];
  const { handles } = options;
  const { placed, unplaced } = placement;
  const sourceIdOf = (account: { platform: string; handle: string | null }) =>
    deriveId('source', [account.platform, account.handle ?? '', String(screened.length)]);
  for (const exported of exports) {
    const bar = progressBar(terminal, accountName(exported));
    const sourceId = sourceIdOf(exported);
    const onPost = takers?.takerOf(sourceId, exported.platform) ?? (() => undefined);
    const reading = { sourceId, window, handles, unplaced, signal, onPost, onProgress: bar.show };
    try {
      const found = await screenExport(exported, reading);
      screened.push(found);
      if (!isRefused(found)) bar.complete();
    } finally {
      bar.leave();
    }
  }
  for (const { platform, handle, sentence } of placed) {
    const account = { sourceId: sourceIdOf({ platform, handle }), platform, handle };
    screened.push(notAssessed(account, { reason: 'archive_invalid', gaps: [sentence] }));
  }
  return screened;
}

function isRefused({ source: { coverage } }: ScreenedSource): boolean {
  return coverage.state === 'not_assessed' && coverage.reason.startsWith('archive_');
}

function isUnreadable({ source: { coverage } }: ScreenedSource): boolean {
  return coverage.state === 'not_assessed' && coverage.reason === 'archive_invalid';
}

function hasAssessedPosts({ source: { coverage } }: ScreenedSource): boolean {
  return coverage.state === 'assessed' || coverage.state === 'partial';
}

type Outcome = {
  readonly view: PrivateView;
  readonly json: string;
  readonly options: ScreenOptions;
  readonly section: ConsularFile | null;
};

async function tell(terminal: Terminal, { view, json, options, section }: Outcome): Promise<void> {
  const summary = `\n${renderSummary(view)}\n${section === null ? '' : `${section.summary}\n`}`;
  if (options.json) {
    terminal.say(summary);
    await terminal.print(json);
  } else await terminal.print(summary);
  const files = section === null ? 'report.json and report.pdf' : `report.json, report.pdf and ${consularFileName}`;
  terminal.say(`Written: ${files} in ${printable(options.outFolder)}\n`);
  terminal.say('Nobody has verified that these accounts are yours; the report says so.\n');
  if (!view.coverage.some(({ counts }) => counts.postsAssessed > 0)) terminal.say(nothingAssessed);
}
