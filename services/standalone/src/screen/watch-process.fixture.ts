/** Loaded before the command (`node --import`): any way out to the network ends the process; costs go to descriptor 3. */

import dgram from 'node:dgram';
import dns from 'node:dns';
import { writeSync } from 'node:fs';
import { registerHooks } from 'node:module';
import net from 'node:net';

export type Watched = {
  /** Modules that were loaded, without Node's own. */
  readonly modules: readonly string[];
  readonly maxRssMb: number;
  readonly seconds: number;
};

const exitCodeOfNetwork = 99;
const modules: string[] = [];

registerHooks({
  load: (url, context, next) => {
    if (url.startsWith('file:')) modules.push(url);
    return next(url, context);
  },
});

function refuse(): never {
  process.stderr.write('REACHED FOR THE NETWORK\n');
  process.exit(exitCodeOfNetwork);
}

net.Socket.prototype.connect = refuse;
net.Server.prototype.listen = refuse;
dgram.createSocket = refuse;
Object.assign(dns, { lookup: refuse, resolve: refuse });

process.on('exit', () => {
  const watched: Watched = {
    modules,
    maxRssMb: process.resourceUsage().maxRSS / 1024,
    seconds: performance.now() / 1000,
  };
  writeSync(3, JSON.stringify(watched));
});
