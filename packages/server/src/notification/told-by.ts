import { type BoardEvent, type NotificationKind, newlyNamed, type Role } from "@syncboard/model";

/** What somebody is to be told of an event. */
export interface Told {
  readonly kind: NotificationKind;
  readonly cardId?: string;
  readonly commentId?: string;
  readonly itemId?: string;
  readonly role?: Role;
  readonly cardCount?: number;
}

/** Whom an event is told to: who is named first is told that, and nothing else of it. */
export interface Telling {
  readonly userIds: readonly string[];
  /** In lower case: members of the board, where they are. */
  readonly usernames?: readonly string[];
  /** Those who watch the card, too. */
  readonly isForWatchers?: true;
  readonly told: Told;
}

const NOTHING: readonly Telling[] = [];

/** What is to be told of an event. Of all that is not named here: nothing, and nobody looks. */
export function tellingsOf(event: BoardEvent): readonly Telling[] {
  switch (event.type) {
    case "card.added": {
      const { cardId, assigneeIds = [], description } = event;
      return [
        { userIds: assigneeIds, told: { kind: "assigned", cardId } },
        { userIds: [], usernames: newlyNamed(null, description), told: { kind: "mentioned", cardId } },
      ];
    }
    case "card.edited": {
      const { description } = event.changes;
      if (!description) return NOTHING;
      const usernames = newlyNamed(description.from, description.to);
      return [{ userIds: [], usernames, told: { kind: "mentioned", cardId: event.cardId } }];
    }
    case "card.assigned":
      return [{ userIds: [event.userId], told: { kind: "assigned", cardId: event.cardId } }];
    case "cards.assigned": {
      const [cardId] = event.cardIds;
      const cardCount = event.cardIds.length;
      const told = { kind: "assigned", ...(cardCount === 1 && cardId ? { cardId } : { cardCount }) } as const;
      return [{ userIds: [event.userId], told }];
    }
    case "item.added": {
      const { assigneeId, cardId, itemId } = event;
      return assigneeId === undefined
        ? NOTHING
        : [{ userIds: [assigneeId], told: { kind: "assigned", cardId, itemId } }];
    }
    case "item.edited": {
      const { changes, cardId, itemId } = event;
      const assigneeId = changes.assigneeId?.to ?? undefined;
      return assigneeId === undefined
        ? NOTHING
        : [{ userIds: [assigneeId], told: { kind: "assigned", cardId, itemId } }];
    }
    case "comment.added": {
      const { cardId, commentId, text } = event;
      return [
        { userIds: [], usernames: newlyNamed(null, text), told: { kind: "mentioned", cardId, commentId } },
        { userIds: [], isForWatchers: true, told: { kind: "commented", cardId, commentId } },
      ];
    }
    case "comment.edited": {
      const { cardId, commentId, changes } = event;
      const usernames = newlyNamed(changes.text.from, changes.text.to);
      return [{ userIds: [], usernames, told: { kind: "mentioned", cardId, commentId } }];
    }
    case "member.added":
      return [{ userIds: [event.userId], told: { kind: "invited", role: event.role } }];
    case "member.changed":
      return [{ userIds: [event.userId], told: { kind: "role_changed", role: event.role } }, ...passed(event.passedTo)];
    case "member.removed":
      return passed(event.passedTo);
    case "board.passed":
      return passed(event.to);
    default:
      return NOTHING;
  }
}

function passed(to: string | undefined): readonly Telling[] {
  return to === undefined ? NOTHING : [{ userIds: [to], told: { kind: "board_passed", role: "owner" } }];
}
