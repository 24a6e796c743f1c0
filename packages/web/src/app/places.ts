import { BookOpen, CircleCheckBig, LayoutGrid, type LucideIcon, Search } from "lucide-react";
import type { PlainKey } from "../locales/plain-key.ts";

interface Place {
  readonly to: "/" | "/tasks" | "/subjects" | "/search";
  readonly label: PlainKey;
  readonly icon: LucideIcon;
}

/** Where one can go from anywhere, in the order in which it is shown. Another screen is a line here. */
export const PLACES: readonly Place[] = [
  { to: "/", label: "nav.boards", icon: LayoutGrid },
  { to: "/tasks", label: "nav.tasks", icon: CircleCheckBig },
  { to: "/subjects", label: "nav.subjects", icon: BookOpen },
  { to: "/search", label: "nav.search", icon: Search },
];
