// Bundles the player once for each standard, and the parts that come later once for all, by esbuild's own
// interface, so that it works alike on every system. Arguments: a folder with esbuild in its
// node_modules, the folder of the player's sources, the folder for the results, then the standards' ids.
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const [tools, player, out, ...standards] = process.argv.slice(2);
const esbuild = createRequire(join(tools, "package.json"))("esbuild");

const entries = standards.map((standard) => [
  standard,
  `import { binding } from "./lms/${standard}.js"; import { start } from "./main.js"; start(binding);`,
]);
for (const part of ["work", "paper", "drag", "find"].filter((name) => existsSync(join(player, name)))) {
  entries.push([part, `import * as all from "./${part}/index.js"; window.modulePart("${part}", all);`]);
}

for (const [name, contents] of entries) {
  await esbuild
    .build({
      stdin: { contents, resolveDir: player, sourcefile: `${name}-entry.js` },
      absWorkingDir: player,
      outfile: join(out, `${name}.js`),
      bundle: true,
      minify: true,
      format: "iife",
      target: "es2020",
      charset: "utf8",
      legalComments: "none",
      logLevel: "warning",
    })
    .catch(() => process.exit(1)); // esbuild has already said why
}
