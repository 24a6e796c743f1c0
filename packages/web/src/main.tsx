import { createClient, indexedDbQueue } from "@syncboard/client";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { ClientContext } from "./app/client-context.ts";
import { createAppRouter } from "./app/router.tsx";
import { startLocale } from "./locales/locale.ts";
import "./look/look.css";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");

await startLocale();
const client = createClient({ storage: indexedDbQueue() });

createRoot(root).render(
  <StrictMode>
    <ClientContext value={client}>
      <RouterProvider router={createAppRouter()} />
    </ClientContext>
  </StrictMode>,
);
