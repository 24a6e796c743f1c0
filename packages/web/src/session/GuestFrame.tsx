import type { LucideIcon } from "lucide-react";
import { type ReactNode, useEffect, useRef } from "react";
import { Wordmark } from "../ui/Logo.tsx";
import { BoardArt } from "./BoardArt.tsx";
import { GuestLanguage } from "./GuestLanguage.tsx";

interface GuestFrameProps {
  readonly title: string;
  readonly lead: string;
  /** For what is not a form: something has happened. */
  readonly icon?: LucideIcon | undefined;
  readonly children: ReactNode;
}

/** How the pages before one is signed in look. */
export function GuestFrame({ title, lead, icon: Icon, children }: GuestFrameProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  const said = useRef(title);
  // What was under the hand has gone with the page that was there before: readers hear what came in its place.
  useEffect(() => {
    if (said.current !== title) heading.current?.focus();
    said.current = title;
  }, [title]);
  return (
    <div className="grid min-h-full lg:grid-cols-[minmax(420px,5fr)_6fr]">
      <main className="flex flex-col px-6 py-8 sm:px-10">
        <Wordmark />
        <div className="mx-auto flex w-full max-w-90 flex-1 flex-col justify-center py-10">
          {Icon && (
            <span className="mb-5 inline-flex size-12 items-center justify-center rounded-dialog border border-line bg-card text-ink-soft shadow-card">
              <Icon aria-hidden size={22} strokeWidth={1.7} />
            </span>
          )}
          <h1 ref={heading} tabIndex={-1} className="text-xl font-semibold tracking-tight text-balance outline-none">
            {title}
          </h1>
          <p className="mt-2 mb-7 text-base text-pretty wrap-anywhere text-ink-soft">{lead}</p>
          {children}
        </div>
        <GuestLanguage />
      </main>
      <aside aria-hidden className="relative hidden overflow-hidden border-s border-line bg-panel lg:block">
        <BoardArt />
      </aside>
    </div>
  );
}
