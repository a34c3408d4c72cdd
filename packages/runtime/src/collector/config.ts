import { SettingsMissing } from '../config.ts';

// OpenTelemetry's standard variables for OTLP. What is said to all signals is said to traces too, the only one we send.
const prefix = 'OTEL_EXPORTER_OTLP_';
const forTraces = `${prefix}TRACES_ENDPOINT`;
const forAll = `${prefix}ENDPOINT`;

/**
 * The URL where a collector takes traces; undefined where none is named, and then none are made.
 * @throws SettingsMissing where it is no URL of HTTP.
 */
export function tracesUrl(): string | undefined {
  const named = process.env[forTraces] || process.env[forAll];
  if (!named) return undefined;
  const variable = process.env[forTraces] ? forTraces : forAll;
  if (!/^https?:$/.test(URL.parse(named)?.protocol ?? ''))
    throw new SettingsMissing(`${variable} is not a URL of HTTP.`);
  return variable === forTraces ? named : `${named.replace(/\/+$/, '')}/v1/traces`;
}

/** What is said here of a collector, for a process that is started from here. */
export function collectorEnvironment(): Record<string, string> {
  const said = Object.entries(process.env).filter(([name, value]) => name.startsWith(prefix) && value !== undefined);
  return Object.fromEntries(said) as Record<string, string>;
}
