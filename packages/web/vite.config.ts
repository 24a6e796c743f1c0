import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

/** Puts a compressed copy beside each text file, so that no server has to compress the same bytes again and again. */
function compressedCopies(): Plugin {
  return {
    name: "compressed-copies",
    apply: "build",
    async writeBundle({ dir }) {
      const assets = join(dir ?? "dist", "assets");
      const names = (await readdir(assets)).filter((name) => /\.(?:js|css)$/.test(name));
      await Promise.all(
        names.map(async (name) => {
          const bytes = await readFile(join(assets, name));
          await writeFile(join(assets, `${name}.br`), await promisify(brotliCompress)(bytes));
          await writeFile(join(assets, `${name}.gz`), await promisify(gzip)(bytes, { level: 9 }));
        }),
      );
    },
  };
}

const BOARD_SCREEN = join(import.meta.dirname, "src", "board", "BoardScreen.tsx");

/** Every module that the screen of a board cannot do without. */
const ofBoard = new Set<string>();

/** Gives a board's screen one script, and tells start.js what it is made of. */
function boardScript(): Plugin {
  return {
    name: "board-script",
    apply: "build",
    buildEnd() {
      ofBoard.clear();
      ofBoard.add(BOARD_SCREEN);
      for (const id of ofBoard) for (const imported of this.getModuleInfo(id)?.importedIds ?? []) ofBoard.add(imported);
    },
    transformIndexHtml: {
      order: "post",
      handler(html, { bundle = {} }) {
        const screen = Object.values(bundle).find(
          (each) => each.type === "chunk" && each.facadeModuleId === BOARD_SCREEN,
        );
        if (screen?.type !== "chunk") throw new Error("The build has no script of a board");
        const scripts = [screen.fileName, ...screen.imports].map((name) => `/${name}`);
        return html.replace('src="/start.js"', `$& data-board="${scripts.join(" ")}"`);
      },
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), tailwindcss(), compressedCopies(), boardScript()],
  server: {
    proxy: { "/api": { target: process.env.SYNCBOARD_SERVER ?? "http://localhost:3000", ws: true } },
  },
  build: {
    outDir: "dist",
    target: ["chrome123", "firefox120", "safari17.5"],
    // The content security policy allows neither inline scripts nor data: fonts.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    // One script of what every page needs is meant.
    chunkSizeWarningLimit: 600,
    rolldownOptions: {
      output: {
        // Left to itself, the build makes a file of each module that two parts share: a hundred requests before a board is seen.
        codeSplitting: {
          groups: [
            { name: "main", tags: ["$initial"], priority: 2 },
            { name: "board", test: (id) => ofBoard.has(id), priority: 1 },
          ],
        },
      },
      treeshake: {
        // The model's verbs build their schemas at module level; a browser only needs what they do.
        manualPureFunctions: ["Type", "Nullable", "ChangeOf", "Message"],
      },
    },
  },
});
