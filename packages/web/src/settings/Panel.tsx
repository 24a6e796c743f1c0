import { type ReactNode, useId } from "react";

interface PanelProps {
  readonly title: string;
  readonly lead?: string;
  /** Beside the title. */
  readonly trailing?: ReactNode;
  readonly children: ReactNode;
}

/** One subject of a section, on a sheet of its own. */
export function Panel({ title, lead, trailing, children }: PanelProps) {
  const id = useId();
  return (
    <section aria-labelledby={id} className="mb-5 rounded-card border border-line bg-card p-5 shadow-card sm:p-6">
      <div className="flex min-h-6 items-center justify-between gap-x-2 gap-y-2 has-[>button]:flex-wrap max-sm:has-[>button]:mb-2">
        <h2 id={id} className="text-md font-semibold">
          {title}
        </h2>
        {trailing}
      </div>
      {lead && <p className="mt-1 text-base text-ink-soft">{lead}</p>}
      <div className="mt-5">{children}</div>
    </section>
  );
}
