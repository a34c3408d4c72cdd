import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { isPersonalName } from '../log/personal-names.ts';
import { withinTime } from '../within-time.ts';

/** One value of a gauge that has labels. */
export type GaugeSample = { readonly labels: Readonly<Record<string, string>>; readonly value: number };
export type GaugeReading = number | readonly GaugeSample[];

export type Metrics = {
  /** @returns counts one, or `by`, under a value for each of `labels`. */
  counter<L extends string>(
    name: string,
    help: string,
    labels: readonly L[],
  ): (values: Readonly<Record<L, string>>, by?: number) => void;
  /** `read` is asked at each scrape; where it fails or is slow, the gauge is absent from that scrape. */
  gauge(name: string, help: string, read: () => GaugeReading | Promise<GaugeReading>): void;
  /** @returns observes one value, in the unit that `name` ends with. `buckets` are upper bounds, ascending. */
  histogram(name: string, help: string, buckets: readonly number[]): (value: number) => void;
  /** Everything in Prometheus' text format. */
  text(): Promise<string>;
  readonly contentType: string;
};

const readTimeoutMs = 2_000;

/**
 * Metrics of this process, with those of Node (CPU, memory, event loop, garbage collection), each labelled `service`.
 * Labels are few and their values are few: no tenant, no id, nothing of a person.
 */
export function createMetrics({ service }: { readonly service: string }): Metrics {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const unread = new Counter({
    ...{ name: 'telemetry_gauge_unread_total', help: 'Gauges that could not be read at a scrape' },
    ...{ labelNames: ['gauge'], registers },
  });
  return {
    counter(name, help, labels) {
      const counter = new Counter({ name, help, labelNames: labels.map(allowedLabel), registers });
      return (values, by = 1) => counter.inc({ ...values }, by);
    },
    gauge(name, help, read) {
      const collect = reading(read, () => unread.inc({ gauge: name }));
      new Gauge({ name, help, labelNames: gaugeLabels, registers, collect });
    },
    histogram(name, help, buckets) {
      const histogram = new Histogram({ name, help, buckets: [...buckets], registers });
      return (value) => histogram.observe(value);
    },
    text: () => registry.metrics(),
    contentType: registry.contentType,
  };
}

/** What a gauge may be split by. That there are some also keeps a gauge that was not read from being written as 0. */
const gaugeLabels = ['consumer', 'kind', 'platform', 'projection', 'shard', 'state', 'topic'];

function reading(read: () => GaugeReading | Promise<GaugeReading>, onUnread: () => void) {
  return async function collect(this: Gauge): Promise<void> {
    this.reset();
    try {
      const value = await withinTime(readTimeoutMs, async () => read());
      const samples = typeof value === 'number' ? [{ labels: {}, value }] : value;
      for (const sample of samples) this.set({ ...sample.labels }, sample.value);
    } catch {
      onUnread();
    }
  };
}

function allowedLabel<L extends string>(label: L): L {
  if (isPersonalName(label) || /tenant|(^|_)id$/i.test(label)) throw new Error(`${label} is no label of a metric`);
  return label;
}
