import type { LucideIcon } from "lucide-react";
import type { ButtonHTMLAttributes, Ref } from "react";

const LOOKS = {
  primary: "bg-accent text-on-accent hover:bg-accent-strong shadow-card",
  outline: "border border-line-strong bg-card hover:bg-hover",
  quiet: "text-ink-soft hover:bg-hover hover:text-ink",
  danger: "bg-danger text-on-accent hover:brightness-110",
} as const;

interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly look?: keyof typeof LOOKS;
  readonly icon?: LucideIcon;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function Button({ look = "outline", icon: Icon, className = "", children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      className={`inline-flex h-8 shrink-0 items-center justify-center gap-1.5 rounded-control px-3 text-sm font-medium whitespace-nowrap transition-colors disabled:opacity-55 aria-disabled:opacity-55 pointer-coarse:h-11 pointer-coarse:px-4 ${LOOKS[look]} ${className}`}
    >
      {Icon && <Icon aria-hidden size={16} strokeWidth={2} />}
      {children}
    </button>
  );
}

interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  readonly icon: LucideIcon;
  /** The button's name; also shown when the pointer rests on it. */
  readonly label: string;
  readonly ref?: Ref<HTMLButtonElement>;
}

export function IconButton({ icon: Icon, label, className = "", ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      {...rest}
      className={`inline-flex size-8 shrink-0 items-center justify-center rounded-control text-ink-soft transition-colors hover:bg-hover hover:text-ink data-popup-open:bg-hover data-popup-open:text-ink pointer-coarse:size-11 ${className}`}
    >
      <Icon aria-hidden size={17} strokeWidth={1.9} />
    </button>
  );
}
