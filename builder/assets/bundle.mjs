// Bundles the player once for each standard, by esbuild's own interface, so that it works alike on
// every system. Arguments: a folder with esbuild in its node_modules, the folder of the player's
// sources, the folder for the results, then the standards' ids.
import { createRequire } from "node:module";
import { join } from "node:path";

const [tools, player, out, ...standards] = process.argv.slice(2);
const esbuild = createRequire(join(tools, "package.json"))("esbuild");

for (const standard of standards) {
  await esbuild
    .build({
      stdin: {
        contents: `import { binding } from "./lms/${standard}.js"; import { start } from "./main.js"; start(binding);`,
        resolveDir: player,
        sourcefile: `${standard}-entry.js`,
      },
      absWorkingDir: player,
      outfile: join(out, `${standard}.js`),
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
