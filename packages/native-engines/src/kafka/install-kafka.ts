import { execFile } from 'node:child_process';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type EngineRecipe, installedEngine, isInstalled } from '../engine-cache.ts';
import { type RequiredTool, requireTools } from '../required-tool.ts';

const run = promisify(execFile);

const version = '4.4.0';
const slf4jVersion = '1.7.36';

const pom = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>visaguard</groupId>
  <artifactId>kafka-broker</artifactId>
  <version>1</version>
  <dependencies>
    <dependency><groupId>org.apache.kafka</groupId><artifactId>kafka_2.13</artifactId><version>${version}</version></dependency>
    <dependency><groupId>org.slf4j</groupId><artifactId>slf4j-simple</artifactId><version>${slf4jVersion}</version></dependency>
  </dependencies>
</project>
`;

const recipe: EngineRecipe = {
  name: 'kafka',
  version,
  note: `Getting Kafka ${version} (43 MB, once)…`,
  async install(folder) {
    await writeFile(join(folder, 'pom.xml'), pom);
    const goal = ['dependency:copy-dependencies', '-DoutputDirectory=libs', '-DincludeScope=runtime'];
    await run('mvn', ['-q', '-B', ...goal], { cwd: folder });
    await rm(join(folder, 'target'), { recursive: true, force: true });
  },
};

export function kafkaTools(): RequiredTool[] {
  const java = { tool: 'java', engine: 'Kafka', install: 'a Java runtime, 17 or newer', probe: ['-version'] };
  const maven = { tool: 'mvn', engine: 'Kafka', install: 'Apache Maven, 3.8 or newer', probe: ['--version'] };
  return isInstalled(recipe) ? [java] : [java, maven];
}

/** The folder with the broker's jars, from Maven's registry: 45 files, 43 MB. */
export async function installKafka(say: (line: string) => void): Promise<string> {
  await requireTools(kafkaTools());
  return installedEngine(recipe, say);
}
