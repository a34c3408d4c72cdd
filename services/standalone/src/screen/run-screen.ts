import { lookbackWindow } from '@visaguard/domain';
import { type Clock, deriveId, systemClock } from '@visaguard/kernel';
import { buildPrivateView, type PrivateView, renderPdf, renderSummary } from '@visaguard/report';
import { CannotRun } from '../cannot-run.ts';
import { accountName } from './account-name.ts';
import { parseScreenArguments, type ScreenOptions } from './arguments.ts';
import { askConsent } from './ask-consent.ts';
import { exitCodes } from './exit-codes.ts';
import { listenForInterruption } from './interruption.ts';
import { checkOutFolder, writeReport } from './out-folder.ts';
import { type Placement, placeUnreadable } from './place-unreadable.ts';
import { progressBar } from './progress-bar.ts';
import { reportFacts } from './report-facts.ts';
import { notAssessed, type ScreenedSource, screenExport } from './screen-export.ts';
import { type AccountExport, sortArchives } from './sort-archives.ts';
import { createTerminal, printable, type Terminal } from './terminal.ts';
import { usage } from './usage.ts';

/** `visaguard screen`: a person screens their own exports. @returns the exit code, as `usage` documents it. */
export async function runScreen(args: readonly string[], clock: Clock = systemClock): Promise<number> {
  const parsed = parseScreenArguments(args, clock.now().toISOString().slice(0, 10));
  const terminal = createTerminal({ color: parsed.ok && parsed.value !== 'help' && parsed.value.color });
  if (!parsed.ok) {
    terminal.say(`${parsed.error.join('\n')}\nvisaguard screen --help tells what there is.\n`);
    return exitCodes.notRead;
  }
  if (parsed.value === 'help') {
    await terminal.print(usage);
    return exitCodes.screened;
  }
  const interruption = listenForInterruption();
  try {
    return await screen(parsed.value, { terminal, signal: interruption.signal });
  } catch (error) {
    const code = interruption.exitCode();
    if (code === null && !(error instanceof CannotRun)) throw error;
    terminal.say(code === null ? `${(error as CannotRun).message}\n` : '\nStopped. Nothing was written.\n');
    return code ?? exitCodes.notRead;
  } finally {
    interruption.release();
  }
}

type Session = { readonly terminal: Terminal; readonly signal: AbortSignal };

async function screen(options: ScreenOptions, { terminal, signal }: Session): Promise<number> {
  const outFolder = await checkOutFolder(options.outFolder);
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
  const placement = placeUnreadable(unreadable, { exports, handles: options.handles });
  const screened = await screenAll({ exports, placement, options, window }, { terminal, signal });
  if (screened.every(isUnreadable)) {
    for (const gap of screened.flatMap(({ source }) => source.gaps)) terminal.say(`${gap}\n`);
    return exitCodes.notRead;
  }
  const { handles, lookbackYears } = options;
  const facts = reportFacts({ asOf, window: { ...window, years: lookbackYears }, handles, screened });
  const view = buildPrivateView(facts);
  const json = `${JSON.stringify(view, null, 2)}\n`;
  const pdf = await renderPdf(view, { recipient: 'the applicant', at: asOf });
  await writeReport(outFolder, { json, pdf }, signal);
  await tell(terminal, { view, json, options });
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
};

async function screenAll(
  { exports, placement, options, window }: Work,
  { terminal, signal }: Session,
): Promise<ScreenedSource[]> {
  const screened: ScreenedSource[] = [];
  const sourceIdOf = (account: { platform: string; handle: string | null }) =>
    deriveId('source', [account.platform, account.handle ?? '', String(screened.length)]);
  for (const exported of exports) {
    const bar = progressBar(terminal, accountName(exported));
    const { handles } = options;
    const { unplaced } = placement;
    const sourceId = sourceIdOf(exported);
    screened.push(await screenExport(exported, { sourceId, window, handles, unplaced, signal, onProgress: bar.show }));
    bar.end();
  }
  for (const { platform, handle, sentence } of placement.placed) {
    const account = { sourceId: sourceIdOf({ platform, handle }), platform, handle };
    screened.push(notAssessed(account, { reason: 'archive_invalid', gaps: [sentence] }));
  }
  return screened;
}

function isUnreadable({ source: { coverage } }: ScreenedSource): boolean {
  return coverage.state === 'not_assessed' && coverage.reason === 'archive_invalid';
}

function hasAssessedPosts({ source: { coverage } }: ScreenedSource): boolean {
  return coverage.state === 'assessed' || coverage.state === 'partial';
}

type Outcome = { readonly view: PrivateView; readonly json: string; readonly options: ScreenOptions };

async function tell(terminal: Terminal, { view, json, options }: Outcome): Promise<void> {
  const summary = `\n${renderSummary(view)}\n`;
  if (options.json) {
    terminal.say(summary);
    await terminal.print(json);
  } else await terminal.print(summary);
  terminal.say(`Written: report.json and report.pdf in ${printable(options.outFolder)}\n`);
  terminal.say('Nobody has verified that these accounts are yours; the report says so.\n');
  if (!view.coverage.some(({ counts }) => counts.postsAssessed > 0)) terminal.say(nothingAssessed);
}
