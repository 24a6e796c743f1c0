import { readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, gzip } from "node:zlib";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig, minify, type Plugin } from "vite";
import { lightIcons, ownModules } from "./own-modules.ts";
import { screenScripts } from "./screen-scripts.ts";
import { wordsInParts } from "./words-in-parts.ts";

/** Puts a compressed copy beside each text file, so that no server has to compress the same bytes again and again. */
function compressedCopies(): Plugin {
  return {
    name: "compressed-copies",
    apply: "build",
    async writeBundle({ dir }) {
      const assets = join(dir ?? "dist", "assets");
      const names = (await readdir(assets)).filter((name) => /\.(?:m?js|css)$/.test(name));
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

/** Makes start.js as short as all other scripts are: each page waits for it, and the build copies it as it is. */
function shortStart(): Plugin {
  return {
    name: "short-start",
    apply: "build",
    async writeBundle({ dir }) {
      const path = join(dir ?? "dist", "start.js");
      const { code, errors } = await minify(path, await readFile(path, "utf8"));
      if (errors[0]) throw new Error(errors[0].message);
      await writeFile(path, code);
    },
  };
}

const SRC = join(import.meta.dirname, "src");
const MAIN = join(SRC, "main.tsx");
const BOARD = join(SRC, "board", "BoardScreen.tsx");

const words = wordsInParts([MAIN, BOARD]);
const screens = screenScripts(
  {
    main: MAIN,
    board: BOARD,
    doors: {
      "": join(SRC, "boards", "BoardsScreen.tsx"),
      "sign-in": join(SRC, "session", "SignInScreen.tsx"),
      register: join(SRC, "session", "RegisterScreen.tsx"),
    },
  },
  words,
);

/** What a PDF may need beside the scripts that read it, from the package that they are of: pdf.ts asks for it by this name. */
function pdfParts(): Plugin {
  return {
    name: "pdf-parts",
    apply: "build",
    async buildStart() {
      const own = await this.resolve("pdfjs-dist/package.json");
      if (!own) throw new Error("There is no reader of PDFs");
      const folder = dirname(own.id);
      const { version } = JSON.parse(await readFile(own.id, "utf8"));
      for (const part of ["cmaps", "standard_fonts", "wasm"]) {
        for (const name of await readdir(join(folder, part))) {
          // In place of WebAssembly, which the content security policy does not allow.
          if (part === "wasm" && !name.endsWith("_nowasm_fallback.js")) continue;
          const source = await readFile(join(folder, part, name));
          this.emitFile({ type: "asset", fileName: `assets/pdf-${version}/${name}`, source });
        }
      }
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [
    words.plugin,
    ownModules(["lucide-react", "@syncboard/client", "@syncboard/model", "@syncboard/model/wire"]),
    lightIcons(),
    react(),
    tailwindcss(),
    compressedCopies(),
    shortStart(),
    screens.plugin,
    pdfParts(),
  ],
  server: {
    proxy: { "/api": { target: process.env.SYNCBOARD_SERVER ?? "http://localhost:3000", ws: true } },
  },
  build: {
    outDir: "dist",
    target: ["chrome123", "firefox120", "safari17.5"],
    // The content security policy allows neither inline scripts nor data: fonts.
    modulePreload: { polyfill: false, resolveDependencies: screens.preloads },
    assetsInlineLimit: 0,
    // One script of what every page needs is meant.
    chunkSizeWarningLimit: 600,
    rolldownOptions: {
      output: {
        codeSplitting: { groups: screens.groups },
      },
      treeshake: {
        // The model's verbs build their schemas at module level; a browser only needs what they do.
        manualPureFunctions: ["Type", "Nullable", "ChangeOf", "Message"],
      },
    },
  },
});
