package io.tidemark.swarm.page;

import io.tidemark.server.Answer;
import io.tidemark.server.Gzip;
import io.tidemark.server.Reply;
import io.tidemark.server.Request;
import io.tidemark.swarm.access.Session;
import io.tidemark.swarm.bridge.Bridge;
import io.tidemark.swarm.bridge.Bridge.Download;
import java.util.Map;
import java.util.Optional;

/** Files to be saved. */
final class Downloads {
    private static final String NAME = "[A-Za-z0-9_-][A-Za-z0-9._-]{0,99}";
    /** A report brings its scripts along, and must not run them as ours where a browser shows it. */
    private static final String POLICY = "sandbox allow-scripts; default-src 'none'; script-src 'unsafe-inline';"
            + " style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final Bridge bridge;
    private final Pool pool;

    Downloads(Bridge bridge, Pool pool) {
        this.bridge = bridge;
        this.pool = pool;
    }

    Answer answer(String name, Request request, Session session) {
        if (!name.matches(NAME)) {
            return Answer.of(missing());
        }
        // A plan may have passwords in it.
        if (name.startsWith("plan") && !session.role().mayOrder()) {
            return Answer.of(Json.problem(403, "role", "must be operator", ""));
        }
        return pool.answer(() -> {
            Optional<Download> found = bridge.download(name);
            return found.map(download -> answer(download, request)).orElseGet(() -> Answer.of(missing()));
        });
    }

    private static Answer answer(Download download, Request request) {
        String saved = download.name().replaceAll("[^A-Za-z0-9._-]", "_");
        Map<String, String> headers = Map.of(
                "Content-Disposition",
                "attachment; filename=\"" + saved + "\"",
                "Content-Security-Policy",
                POLICY,
                "Cache-Control",
                "no-store");
        return switch (download) {
            case Download.Made made ->
                Answer.of(Gzip.fitting(new Reply(200, made.type(), made.content(), headers), request));
            case Download.Stored stored -> new Answer.Stored(stored.file(), stored.type(), headers);
        };
    }

    private static Reply missing() {
        return Json.problem(404, "name", "must be a file that there is", "");
    }
}
