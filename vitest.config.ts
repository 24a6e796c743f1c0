import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["packages/*/src/**/*.test.ts", "packages/*/test/**/*.test.ts", "services/**/*.test.ts"],
    globalSetup: "services/for-tests.ts",
    // Two cores: servers and databases run beside the tests.
    maxWorkers: 2,
    // Nothing is measured by these: they end what hangs, also on a machine that has much else to do.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
