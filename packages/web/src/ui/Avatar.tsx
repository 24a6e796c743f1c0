import { useState } from "react";
import { initialsOf, personColor } from "../look/person-color.ts";

interface AvatarProps {
  readonly userId: string;
  readonly name: string;
  /** Of their picture. */
  readonly url?: string | null | undefined;
  /** In pixels. */
  readonly size?: number;
  readonly className?: string;
}

/** A person in a small circle. The name stands beside it or in `title`; the circle itself is decoration. */
export function Avatar({ userId, name, url, size = 24, className = "" }: AvatarProps) {
  const [broken, setBroken] = useState<string>();
  return (
    <span
      aria-hidden
      // Painted and not written: the letters are no part of any name. The picture comes over them.
      data-painted={initialsOf(name)}
      className={`painted relative inline-flex shrink-0 items-center justify-center overflow-hidden rounded-full font-semibold text-white select-none ${className}`}
      style={{ width: size, height: size, background: personColor(userId), fontSize: Math.max(9, size * 0.4) }}
    >
      {url && url !== broken && (
        <img
          src={url}
          alt=""
          decoding="async"
          draggable={false}
          onError={() => setBroken(url)}
          className="absolute inset-0 size-full object-cover"
        />
      )}
    </span>
  );
}
