import { Navigate, useSearch } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { Wordmark } from "../ui/Logo.tsx";
import { BoardArt } from "./BoardArt.tsx";
import { useRestore } from "./use-restore.ts";

/** The frame of the pages for who is not signed in. Who is, goes on to where they wanted to be. */
export function Guest({ title, lead, children }: { title: string; lead: string; children: ReactNode }) {
  const { state } = useRestore();
  const next = useSearch({ strict: false, select: (search) => search.next });
  if (state.status === "signed_in") return <Navigate to={next ?? "/"} replace />;
  return (
    <div className="grid min-h-full lg:grid-cols-[minmax(420px,5fr)_6fr]">
      <main className="flex flex-col px-6 py-8 sm:px-10">
        <Wordmark />
        <div className="mx-auto flex w-full max-w-90 flex-1 flex-col justify-center py-10">
          <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
          <p className="mt-2 mb-7 text-base text-ink-soft">{lead}</p>
          {children}
        </div>
      </main>
      <aside aria-hidden className="relative hidden overflow-hidden border-s border-line bg-panel lg:block">
        <BoardArt />
      </aside>
    </div>
  );
}
