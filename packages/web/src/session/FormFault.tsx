import { CircleAlert } from "lucide-react";

/** What was wrong with a form as a whole. Always there, so that a screen reader hears it come. */
export function FormFault({ text }: { readonly text: string | undefined }) {
  return (
    <div role="alert" className="empty:absolute">
      {text && (
        <p
          tabIndex={-1}
          className="flex items-start gap-2 rounded-control bg-danger-soft px-3 py-2.5 text-sm text-danger-text outline-none"
        >
          <CircleAlert aria-hidden size={16} className="mt-0.5 shrink-0" />
          {text}
        </p>
      )}
    </div>
  );
}
