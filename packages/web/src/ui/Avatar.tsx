import { initialsOf, personColor } from "../look/person-color.ts";

interface AvatarProps {
  readonly userId: string;
  readonly name: string;
  /** In pixels. */
  readonly size?: number;
  readonly className?: string;
}

/** A person in a small circle. The name stands beside it or in `title`; the circle itself is decoration. */
export function Avatar({ userId, name, size = 24, className = "" }: AvatarProps) {
  return (
    <span
      aria-hidden
      // Painted and not written: the letters are no part of any name.
      data-painted={initialsOf(name)}
      className={`painted inline-flex shrink-0 items-center justify-center rounded-full font-semibold text-white select-none ${className}`}
      style={{ width: size, height: size, background: personColor(userId), fontSize: Math.max(9, size * 0.4) }}
    />
  );
}
