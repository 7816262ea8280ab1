package io.tidemark.cli.store;

import io.tidemark.aggregator.store.Entry;
import io.tidemark.aggregator.store.StoredRun;
import io.tidemark.cli.text.JsonLine;
import io.tidemark.cli.text.TextTable;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Runs as a table for people, and as objects for programs. */
public final class RunTable {
    private static final List<String> HEAD = List.of("id", "when (UTC)", "title", "kind", "verdict", "result");
    private static final int WIDEST = 40;
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    private RunTable() {}

    /** No lines when there are no runs. */
    public static List<String> lines(List<StoredRun> runs) {
        if (runs.isEmpty()) {
            return List.of();
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEAD);
        runs.forEach(run -> rows.add(row(run.entry())));
        return TextTable.lines(rows);
    }

    /** Keys have their units; new keys may appear, old ones stay. */
    public static List<String> json(List<StoredRun> runs) {
        return runs.stream().map(RunTable::object).toList();
    }

    private static List<String> row(Entry entry) {
        return List.of(
                entry.id(),
                WHEN.format(Instant.ofEpochMilli(entry.startedEpochMillis())),
                shortened(entry.title()),
                kind(entry),
                shortened(entry.verdict()),
                entry.headline().isEmpty() ? "-" : shortened(entry.headline()));
    }

    private static String object(StoredRun run) {
        Entry entry = run.entry();
        JsonLine line = JsonLine.of("run")
                .put("id", entry.id())
                .put("startedEpochMillis", entry.startedEpochMillis())
                .put("title", entry.title())
                .put("kind", kind(entry))
                .put("verdict", entry.verdict())
                .put("headline", entry.headline());
        entry.figure()
                .ifPresent(figure -> line.put(
                        "figure", JsonLine.object().put("value", figure.value()).put("unit", figure.unit())));
        return line.put("files", run.files().size()).put("bytes", run.bytes()).toString();
    }

    private static String kind(Entry entry) {
        return entry.kind().name().toLowerCase(Locale.ROOT);
    }

    /** A text may come from a bucket that others write to: it must not end a line or colour the screen. */
    private static String shortened(String text) {
        String line = text.replaceAll("\\p{Cntrl}", " ").strip();
        return line.length() <= WIDEST ? line : line.substring(0, WIDEST - 3) + "...";
    }
}
