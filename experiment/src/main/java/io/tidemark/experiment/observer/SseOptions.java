package io.tidemark.experiment.observer;

import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import java.util.List;

/** What observers of server-sent events have in common. */
final class SseOptions {
    static final String PAUSE = "reconnectInterval";
    static final String USE_TIMESTAMP = "useEventTimestamp";

    private SseOptions() {}

    static List<Option> of(String url) {
        return List.of(
                Endpoint.url(url),
                Option.optional(
                        USE_TIMESTAMP,
                        OptionKind.YES,
                        "no",
                        "Events have the time of their field `timestamp`; otherwise the time at which they arrived."),
                Option.optional(
                        "curl",
                        OptionKind.YES,
                        "no",
                        "Accepted for older files, and ignored: no other program is needed."),
                Endpoint.HEADERS,
                Option.optional(
                        PAUSE,
                        OptionKind.DURATION,
                        "1s",
                        "How long it waits before it connects again, unless the server says how long."),
                Endpoint.TIMEOUT,
                Endpoint.INSECURE,
                Between.OPTION);
    }
}
