package io.tidemark.aggregator.store.aws;

import java.util.Map;

/** What a browser that is given a file should take it for. */
final class ContentTypes {
    private static final String BYTES = "application/octet-stream";
    private static final String TEXT = "text/plain;charset=utf-8";
    private static final Map<String, String> BY_EXTENSION = Map.of(
            "html",
            "text/html;charset=utf-8",
            "json",
            "application/json",
            "jsonl",
            TEXT,
            "csv",
            "text/csv;charset=utf-8",
            "hlog",
            TEXT,
            "txt",
            TEXT);

    private ContentTypes() {}

    static String of(String key) {
        return BY_EXTENSION.getOrDefault(key.substring(key.lastIndexOf('.') + 1), BYTES);
    }
}
