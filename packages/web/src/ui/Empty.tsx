import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

interface EmptyProps {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly text: string;
  /** The level under the heading that it stands below. */
  readonly heading: "h1" | "h2" | "h3" | "h4";
  /** What can be done about it. */
  readonly children?: ReactNode;
}

/** What stands in the place of something that is not there. */
export function Empty({ icon: Icon, title, text, heading: Heading, children }: EmptyProps) {
  return (
    <div className="mx-auto flex max-w-sm flex-col items-center px-6 py-16 text-center">
      <span className="mb-4 inline-flex size-12 items-center justify-center rounded-dialog border border-line bg-card text-ink-soft shadow-card">
        <Icon aria-hidden size={22} strokeWidth={1.7} />
      </span>
      <Heading className="text-md font-semibold text-balance">{title}</Heading>
      <p className="mt-1.5 text-base text-balance text-ink-soft">{text}</p>
      {children}
    </div>
  );
}
