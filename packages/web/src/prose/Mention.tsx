import { useBoardIfAny } from "../board/board-desk.ts";

interface MentionProps {
  readonly username: string;
  /** As the text has it. */
  readonly written: string;
}

/** A member who is named in a text; anybody else's name is just a word. */
export function Mention({ username, written }: MentionProps) {
  const wanted = username.toLowerCase();
  const member = useBoardIfAny((state) => state.members.find(({ user }) => user.username.toLowerCase() === wanted));
  if (!member) return written;
  return (
    <span className="mention" title={written}>
      @<bdi>{member.user.name}</bdi>
    </span>
  );
}
