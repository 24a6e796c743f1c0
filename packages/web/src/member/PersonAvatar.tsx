import { Avatar } from "../ui/Avatar.tsx";
import type { Person } from "./use-people.ts";

interface PersonAvatarProps {
  readonly person: Person;
  readonly size: number;
  readonly className?: string;
}

/** A member's circle; gray for one whose account is deactivated. */
export function PersonAvatar({ person, size, className = "" }: PersonAvatarProps) {
  const { id, name, url, isActive } = person;
  return (
    <Avatar
      userId={id}
      name={name}
      url={url}
      size={size}
      className={`${className} ${isActive ? "" : "opacity-60 grayscale"}`}
    />
  );
}
