// Bundles the console's scripts and style sheets: node build.mjs WORK OUT
//   WORK  gets node_modules (by npm ci, only when the lock file changed), OUT the bundles, LICENSES.txt and version.txt.
// A second run without a change reads a few files and ends.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const [work, out] = process.argv.slice(2).map((folder) => resolve(folder));
if (!work || !out) fail("usage: build.mjs WORK OUT");

const outputs = ["console.js", "chart.js", "editor.js", "console.css", "chart.css", "LICENSES.txt", "version.txt"];
const sources = readdirSync(join(here, "src")).sort().map((name) => join(here, "src", name));
const manifests = ["package.json", "package-lock.json"].map((name) => join(here, name));

const wanted = digest([...manifests, ...sources, fileURLToPath(import.meta.url)]);
const stamp = join(work, "bundles.stamp");
const fresh = existsSync(stamp) && readFileSync(stamp, "utf8") === wanted;
if (!fresh || !outputs.every((name) => existsSync(join(out, name)))) {
  install();
  await bundle();
  writeFileSync(stamp, wanted);
}

function install() {
  const lock = digest(manifests);
  const mark = join(work, "node_modules", ".dozvon-lock");
  if (existsSync(mark) && readFileSync(mark, "utf8") === lock) return;
  mkdirSync(work, { recursive: true });
  for (const file of manifests) cpSync(file, join(work, file.slice(here.length + 1)));
  const flags = ["ci", "--ignore-scripts", "--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"];
  const npm = spawnSync("npm", flags, { cwd: work, stdio: ["ignore", "inherit", "inherit"] });
  if (npm.status !== 0) {
    rmSync(join(work, "node_modules"), { recursive: true, force: true });
    fail("npm could not fetch the web console's packages (the first build needs the npm registry or a filled npm cache)");
  }
  writeFileSync(mark, lock);
}

async function bundle() {
  const esbuild = createRequire(join(work, "package.json"))("esbuild");
  const result = await esbuild.build({
    absWorkingDir: work,
    entryPoints: ["console.js", "chart.js", "editor.js", "console.css", "chart.css"].map((name) => join(here, "src", name)),
    nodePaths: [join(work, "node_modules")],
    outdir: out,
    bundle: true,
    minify: true,
    format: "esm",
    target: ["es2022"],
    charset: "utf8",
    legalComments: "none", // LICENSES.txt has them
    logLevel: "warning",
    metafile: true,
  });
  writeFileSync(join(out, "LICENSES.txt"), licences(Object.keys(result.metafile.inputs)));
  const files = outputs.filter((name) => /\.(js|css)$/.test(name)).map((name) => join(out, name));
  writeFileSync(join(out, "version.txt"), digest(files).slice(0, 12));
}

// Every package that a bundle has a part of: its name, version, licence and the licence's text.
function licences(inputs) {
  const inside = inputs.map((path) => /node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)).filter(Boolean);
  const names = [...new Set(inside.map((match) => match[1]))].sort();
  const texts = names.map((name) => {
    const folder = join(work, "node_modules", name);
    const about = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
    if (!file) fail(`${name} brings no licence text`);
    return `${name} ${about.version} (${about.license})\n\n${readFileSync(join(folder, file), "utf8").trim()}\n`;
  });
  return `Parts of the web console's scripts and style sheets by others\n\n${texts.join(`\n${"-".repeat(72)}\n\n`)}`;
}

function digest(files) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(file.slice(file.lastIndexOf("/"))).update("\0").update(readFileSync(file)).update("\0");
  return hash.digest("hex");
}

function fail(sentence) {
  console.log(`[ERROR] dozvon: ${sentence}`);
  process.exit(3);
}
