import { readConfig, startServer } from "@syncboard/server";

// The server in a process of its own: see server-process.ts.

const read = readConfig(process.env);
if ("faults" in read) throw new Error(read.faults.join("\n"));
const running = await startServer(read.config);
process.once("SIGTERM", () => {
  void running.stop().then(() => process.exit(0));
});
process.send?.({ url: running.url });
