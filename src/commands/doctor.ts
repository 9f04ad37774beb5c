/** `rodeo doctor`: what rodeo would use here, and whether it works: tokens, endpoints, limits, cache. Never a token itself. */
import { homedir } from 'node:os';
import { type Config, readConfig, type Token } from '../config.js';
import { ExitCode } from '../errors.js';
import { cacheSize } from '../http/cache/folder.js';
import { jsonText } from '../report/json.js';
import { grid, heading, type Look, lookOf, rest } from '../report/table/grid.js';
import { compactBytes, counted } from '../report/wording.js';
import { plain } from '../terminal.js';
import { VERSION } from '../version.js';
import { offlineModels } from './offline.js';
import { writeReport } from './output.js';
import { type Probe, probe } from './probe.js';
import { screenWidth, wantsColor } from './screen.js';

export interface DoctorFlags {
  offline?: boolean;
  format: 'text' | 'json';
}

interface Service {
  name: string;
  endpoint: string;
  /** Where the token was found; `null` for none. */
  token: string | null;
  /** `null` when it was not asked. */
  probe: Probe | null;
}

interface Diagnosis {
  rodeo: string;
  node: string;
  offline: boolean;
  proxy: string | null;
  services: Service[];
  cache: { folder: string; files: number; bytes: number };
  /** Models whose evidence is shipped with rodeo. */
  shipped: number;
}

/** Prints the diagnosis. Exit code 3 when the Hub or GitHub does not answer or refuses the token, otherwise 0. */
export async function doctor(flags: DoctorFlags): Promise<void> {
  const config = readConfig(process.env, homedir(), flags.offline ? { offline: true } : {});
  const { answers, evidence } = await cacheSize(config.cacheDir);
  const diagnosis: Diagnosis = {
    rodeo: VERSION,
    node: process.versions.node,
    offline: config.offline,
    proxy: config.proxy ?? null,
    services: await services(config),
    cache: {
      folder: config.cacheDir,
      files: answers.files + evidence.files,
      bytes: answers.bytes + evidence.bytes,
    },
    shipped: (await offlineModels()).length,
  };
  const look = lookOf({ width: screenWidth(), color: wantsColor(undefined, false), verbose: false });
  await writeReport(
    flags.format === 'json' ? jsonText(diagnosis) : `${lines(diagnosis, look).join('\n')}\n`,
    undefined,
  );
  if (diagnosis.services.some((service) => service.probe?.ok === false))
    process.exitCode = ExitCode.inconclusive;
}

async function services(config: Config): Promise<Service[]> {
  const source = (...tokens: (Token | undefined)[]) =>
    tokens.flatMap((token) => (token ? [token.from] : [])).join(', ') || null;
  const list: Service[] = [
    { name: 'Hub', endpoint: config.hub.endpoint, token: source(config.hub.token), probe: null },
    { name: 'GitHub', endpoint: config.github.api, token: source(...config.github.tokens), probe: null },
    {
      name: 'Semantic Scholar',
      endpoint: config.semanticScholar.endpoint,
      token: source(config.semanticScholar.key),
      probe: null,
    },
    { name: 'OpenAlex', endpoint: config.openAlex.endpoint, token: null, probe: null },
    { name: 'Crossref', endpoint: config.crossref.endpoint, token: null, probe: null },
    { name: 'DataCite', endpoint: config.dataCite.endpoint, token: null, probe: null },
  ];
  if (config.offline) return list;
  const probes = await probe(config);
  return list.map((service) => ({ ...service, probe: probes[service.name] ?? null }));
}

function lines(diagnosis: Diagnosis, look: Look): string[] {
  const { cache, proxy, shipped } = diagnosis;
  const facts = [
    ['rodeo', `${diagnosis.rodeo} on Node ${diagnosis.node}`],
    ['Proxy', proxy ?? 'none'],
    ['Cache', `${cache.folder} (${counted(cache.files, 'file')}, ${compactBytes(cache.bytes)})`],
    ['Offline', `${counted(shipped, 'model')} shipped with rodeo`],
  ].map(([name, text]) => [look.paint.dim(name as string), plain(text as string)]);
  const columns = [{ width: 20 }, { width: rest(look, 20) }];
  return [
    '',
    ...grid(columns, facts),
    ...heading('Services', look, diagnosis.offline ? 'not asked: offline' : ''),
    ...grid(
      columns,
      diagnosis.services.map((service) => serviceRow(service, look)),
    ),
  ];
}

function serviceRow({ name, endpoint, token, probe: result }: Service, look: Look): string[] {
  const mark = result === null ? ' ' : result.ok ? look.paint.green('✔') : look.paint.red('✘');
  const access = token ? `token from ${plain(token)}` : look.paint.dim('no token');
  const said = result ? result.lines.map(plain) : [];
  return [`${mark} ${name}`, [`${plain(endpoint)} · ${access}`, ...said].join('\n')];
}
