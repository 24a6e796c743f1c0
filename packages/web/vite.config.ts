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

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), tailwindcss(), compressedCopies()],
  server: {
    proxy: { "/api": { target: process.env.SYNCBOARD_SERVER ?? "http://localhost:3000", ws: true } },
  },
  build: {
    outDir: "dist",
    target: ["chrome123", "firefox120", "safari17.5"],
    // The content security policy allows neither inline scripts nor data: fonts.
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    rolldownOptions: {
      treeshake: {
        // The model's verbs build their schemas at module level; a browser only needs what they do.
        manualPureFunctions: ["Type", "Nullable", "ChangeOf", "Message"],
      },
    },
  },
});
