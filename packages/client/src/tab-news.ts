import type { User } from "./api-types.ts";
import type { QueueNews } from "./queue-news.ts";

/** The account of who is signed in says something else now. */
interface AccountNews {
  readonly kind: "account";
  readonly user: User;
}

/** All that the tabs of one browser tell each other. */
export type TabNews = QueueNews | AccountNews;
