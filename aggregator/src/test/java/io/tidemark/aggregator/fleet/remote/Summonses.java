package io.tidemark.aggregator.fleet.remote;

import io.tidemark.functions.remote.Pace;
import io.tidemark.functions.remote.Post;
import io.tidemark.functions.remote.Summons;
import java.util.Map;

/** Summonses that nobody follows. */
final class Summonses {
    private Summonses() {}

    static Summons of(Post post) {
        return new Summons(
                post,
                post.segment() + 1,
                "plan",
                new byte[0],
                "",
                Map.of(),
                "table",
                "",
                1,
                900,
                Pace.of(1),
                Long.MAX_VALUE,
                1,
                0);
    }
}
