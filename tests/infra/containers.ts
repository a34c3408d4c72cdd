import { parse, parseAllDocuments } from 'yaml';
import { readSource } from '../guards/source-files.ts';

/** What is asked of a container, whatever starts it. */
export type Container = {
  readonly where: string;
  readonly image: string;
  /** Ends by itself. */
  readonly isJob: boolean;
  /** The number of the user, or a variable that holds it; null: whatever the image says. */
  readonly user: string | null;
  readonly isRootReadOnly: boolean;
  readonly dropsAll: boolean;
  readonly mayEscalate: boolean;
  readonly limits: readonly string[];
  readonly requests: readonly string[];
  readonly command: readonly string[];
  /** Of health: a path that is asked over HTTP, or a command. */
  readonly probes: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** The files of secrets, by where they lie. */
  readonly secrets: readonly string[];
  /** Where further folders are mounted, in memory or on a disk. */
  readonly folders: readonly string[];
};

type Resources = { readonly limits?: object; readonly reservations?: object; readonly requests?: object };

export type ComposeService = {
  readonly image: string;
  readonly user?: string;
  readonly read_only?: boolean;
  readonly cap_drop?: readonly string[];
  readonly security_opt?: readonly string[];
  readonly restart?: string;
  readonly entrypoint?: readonly string[];
  readonly command?: readonly string[];
  readonly healthcheck?: { readonly test?: readonly string[]; readonly disable?: boolean };
  readonly environment?: Readonly<Record<string, string>>;
  readonly secrets?: readonly string[];
  readonly volumes?: readonly string[];
  readonly tmpfs?: readonly string[];
  readonly deploy?: { readonly replicas?: number; readonly resources?: Resources };
};

export type ComposeFile = { readonly services: Readonly<Record<string, ComposeService>> };

export function readCompose(): ComposeFile {
  return parse(readSource('infra/compose.yaml'), { merge: true });
}

export function containersOfCompose({ services }: ComposeFile): Container[] {
  return Object.entries(services).map(([name, service]) => ({
    where: `compose.yaml: ${name}`,
    image: service.image,
    isJob: service.restart?.startsWith('on-failure') ?? false,
    user: service.user ?? null,
    isRootReadOnly: service.read_only ?? false,
    dropsAll: service.cap_drop?.includes('ALL') ?? false,
    mayEscalate: !service.security_opt?.includes('no-new-privileges:true'),
    limits: Object.keys(service.deploy?.resources?.limits ?? {}),
    requests: Object.keys(service.deploy?.resources?.reservations ?? {}),
    command: [...(service.entrypoint ?? []), ...(service.command ?? [])],
    probes: service.healthcheck?.test ? [service.healthcheck.test.join(' ')] : [],
    environment: service.environment ?? {},
    secrets: (service.secrets ?? []).map((secret) => `/run/secrets/${secret}`),
    folders: [
      ...(service.volumes ?? []).map((volume) => volume.split(':')[1] ?? ''),
      ...(service.tmpfs ?? []).map((folder) => folder.split(':')[0] ?? ''),
    ],
  }));
}

type Security = {
  readonly runAsUser?: number;
  readonly runAsNonRoot?: boolean;
  readonly readOnlyRootFilesystem?: boolean;
  readonly allowPrivilegeEscalation?: boolean;
  readonly capabilities?: { readonly drop?: readonly string[] };
};
type Probe = { readonly httpGet?: { readonly path: string } };
type Mount = { readonly name: string; readonly mountPath: string };
type PodContainer = {
  readonly name: string;
  readonly image: string;
  readonly command?: readonly string[];
  readonly env?: readonly { readonly name: string; readonly value?: string }[];
  readonly envFrom?: readonly { readonly configMapRef?: { readonly name: string } }[];
  readonly resources?: Resources;
  readonly securityContext?: Security;
  readonly livenessProbe?: Probe;
  readonly readinessProbe?: Probe;
  readonly volumeMounts?: readonly Mount[];
};
type Pod = {
  readonly securityContext?: Security;
  readonly containers: readonly PodContainer[];
  readonly initContainers?: readonly PodContainer[];
  readonly volumes?: readonly {
    readonly name: string;
    readonly secret?: { readonly items?: readonly { readonly path: string }[] };
  }[];
};
export type Manifest = {
  readonly file: string;
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly data?: Readonly<Record<string, string>>;
  readonly spec?: { readonly replicas?: number; readonly template?: { readonly spec: Pod } };
};

/** What `kubectl apply --kustomize` would send, as the files hold it. */
export function readManifests(): Manifest[] {
  const { resources } = parse(readSource('infra/kubernetes/kustomization.yaml')) as { resources: string[] };
  return resources.flatMap((file) =>
    parseAllDocuments(readSource(`infra/kubernetes/${file}`)).map((document) => ({ ...document.toJS(), file })),
  );
}

export function containersOfKubernetes(manifests: readonly Manifest[]): Container[] {
  const settings = Object.fromEntries(
    manifests.flatMap(({ kind, metadata, data }) => (kind === 'ConfigMap' ? [[metadata.name, data ?? {}]] : [])),
  ) as Record<string, Record<string, string>>;
  return manifests.flatMap(({ file, kind, spec }) => {
    const pod = spec?.template?.spec;
    if (!pod) return [];
    const container = (isJob: boolean) => (one: PodContainer) => inPod({ file, isJob, pod, settings }, one);
    return [...(pod.initContainers ?? []).map(container(true)), ...pod.containers.map(container(kind === 'Job'))];
  });
}

type Around = {
  readonly file: string;
  readonly isJob: boolean;
  readonly pod: Pod;
  readonly settings: Readonly<Record<string, Record<string, string>>>;
};

function inPod({ file, isJob, pod, settings }: Around, one: PodContainer): Container {
  const security = { ...pod.securityContext, ...one.securityContext };
  const mounts = one.volumeMounts ?? [];
  const filesIn = (name: string) => pod.volumes?.find((volume) => volume.name === name)?.secret?.items ?? [];
  return {
    where: `${file}: ${one.name}`,
    image: one.image,
    isJob,
    user: security.runAsNonRoot === true && security.runAsUser !== undefined ? String(security.runAsUser) : null,
    isRootReadOnly: security.readOnlyRootFilesystem ?? false,
    dropsAll: security.capabilities?.drop?.includes('ALL') ?? false,
    mayEscalate: security.allowPrivilegeEscalation !== false,
    limits: Object.keys(one.resources?.limits ?? {}),
    requests: Object.keys(one.resources?.requests ?? {}),
    command: one.command ?? [],
    probes: [one.livenessProbe, one.readinessProbe].flatMap((probe) => (probe?.httpGet ? [probe.httpGet.path] : [])),
    environment: {
      ...Object.assign({}, ...(one.envFrom ?? []).map(({ configMapRef }) => settings[configMapRef?.name ?? ''] ?? {})),
      ...Object.fromEntries((one.env ?? []).map(({ name, value }) => [name, value ?? ''])),
    },
    secrets: mounts.flatMap(({ name, mountPath }) => filesIn(name).map(({ path }) => `${mountPath}/${path}`)),
    folders: mounts.filter(({ name }) => filesIn(name).length === 0).map(({ mountPath }) => mountPath),
  };
}
