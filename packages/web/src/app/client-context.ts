import type { Client } from "@syncboard/client";
import { createContext, use } from "react";

export const ClientContext = createContext<Client | null>(null);

export function useClient(): Client {
  const client = use(ClientContext);
  if (!client) throw new Error("There is no client around this component");
  return client;
}
