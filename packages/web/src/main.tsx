import { createClient, indexedDbQueue } from "@syncboard/client";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { ClientContext } from "./app/client-context.ts";
import { createAppRouter } from "./app/router.tsx";
import { startLocales } from "./locales/i18n.ts";
import "./look/look.css";

const root = document.getElementById("root");
if (!root) throw new Error("index.html has no #root");

startLocales();
const client = createClient({ storage: indexedDbQueue() });

createRoot(root).render(
  <StrictMode>
    <ClientContext value={client}>
      <RouterProvider router={createAppRouter()} />
    </ClientContext>
  </StrictMode>,
);
