import type { User } from "./api-types.ts";
import type { QueueNews } from "./queue-news.ts";

/** The account of who is signed in says something else now. */
interface AccountNews {
  readonly kind: "account";
  readonly user: User;
}

/** The account of this user was deactivated: nobody is signed in as them any more, and what waits is not wanted. */
interface LeaveNews {
  readonly kind: "left";
  readonly userId: string;
}

/** All that the tabs of one browser tell each other. */
export type TabNews = QueueNews | AccountNews | LeaveNews;
