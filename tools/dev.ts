import { type ChildProcess, spawn } from "node:child_process";

// Server and web app with reload, in one terminal: http://localhost:5173, which hands /api on to the server.

// Mails go to the log, and their links to the page with reload.
const env = { NODE_ENV: "development", PUBLIC_URL: "http://localhost:5173", ...process.env };

const children: ChildProcess[] = [
  spawn("node", ["--watch", "--watch-preserve-output", "packages/server/src/main.js"], { stdio: "inherit", env }),
  spawn("vite", ["--clearScreen", "false"], { stdio: "inherit", cwd: "packages/web" }),
];

function stop(): void {
  for (const child of children) child.kill("SIGTERM");
}

process.once("SIGINT", stop);
process.once("SIGTERM", stop);
for (const child of children) {
  child.once("exit", (code) => {
    stop();
    process.exitCode ??= code ?? 0;
  });
}
