/** As many as a board may have members: what an invite is good for whose maker says nothing. */
export const MOST_USES = 1_000;
