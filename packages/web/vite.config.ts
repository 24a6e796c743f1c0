import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  root: import.meta.dirname,
  plugins: [react(), tailwindcss()],
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
        manualPureFunctions: ["Type", "Nullable", "ChangeOf"],
      },
    },
  },
});
