import type { Terminal } from './terminal.ts';

type Progress = { readonly done: number; readonly total: number; readonly posts: number };

export type ProgressBar = {
  show(progress: Progress): void;
  /** All was read. */
  complete(): void;
  /** Leaves the line as it stands, for what is said next. */
  leave(): void;
};

const barColumns = 24;
const stepPercent = 25;
const overwrite = '\r';
const clearToEnd = '\u001b[K';

/** One line drawn over again on a terminal; elsewhere a line for every quarter. */
export function progressBar(terminal: Terminal, label: string): ProgressBar {
  let latest: Progress = { done: 0, total: 0, posts: 0 };
  let shown = '';
  let told = 0;

  const draw = (percent: number, columns: number) => {
    const filled = Math.floor((percent / 100) * barColumns);
    const bar = `${'█'.repeat(filled)}${'░'.repeat(barColumns - filled)}`;
    const line = `${label}  ${bar} ${String(percent).padStart(3)} %  ${countOf(latest.posts)}`;
    // A line that wraps could not be drawn over.
    const cut = line.slice(0, columns - 1);
    if (cut === shown) return;
    shown = cut;
    terminal.say(`${overwrite}${cut}${clearToEnd}`);
  };
  const tell = (percent: number) => {
    const step = Math.floor(percent / stepPercent) * stepPercent;
    if (step <= told) return;
    told = step;
    terminal.say(`${label}: ${step} %, ${countOf(latest.posts)}\n`);
  };

  return {
    show: (progress) => {
      latest = progress;
      const percent = progress.total === 0 ? 0 : Math.floor((progress.done / progress.total) * 100);
      const columns = terminal.columns();
      if (columns === null) tell(percent);
      else draw(percent, columns);
    },
    complete: () => {
      const columns = terminal.columns();
      if (columns === null) tell(100);
      else draw(100, columns);
    },
    leave: () => {
      if (shown !== '') terminal.say('\n');
      shown = '';
    },
  };
}

function countOf(posts: number): string {
  return `${posts.toLocaleString('en-US')} ${posts === 1 ? 'post' : 'posts'}`;
}
