package io.tidemark.functions.planfile;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tidemark.core.plan.Check;
import io.tidemark.core.plan.Check.Range;
import java.io.IOException;
import java.util.List;

final class CheckWriter {
    private CheckWriter() {}

    static void write(List<Check> checks, JsonGenerator json) throws IOException {
        Parts.write("checks", checks, CheckWriter::fits, CheckWriter::part, json);
    }

    /** The order of the keys in a mapping, which is the order in which they are read. */
    private static int rank(Check check) {
        return switch (check) {
            case Check.Status _ -> 0;
            case Check.HeaderMatches _ -> 1;
            case Check.BodyContains _ -> 2;
            case Check.BodyMatches _ -> 3;
            case Check.JsonEquals _ -> 4;
        };
    }

    private static boolean fits(List<Check> part, Check check) {
        boolean inOrder = part.isEmpty() || rank(part.getLast()) <= rank(check);
        String key = key(check);
        return inOrder
                && (key.isEmpty() || part.stream().noneMatch(other -> key(other).equals(key)));
    }

    /** What a mapping can hold once only; empty for what it holds in a list. */
    private static String key(Check check) {
        return switch (check) {
            case Check.Status _ -> "status";
            case Check.HeaderMatches header -> "header " + header.header();
            case Check.BodyContains _, Check.BodyMatches _ -> "";
            case Check.JsonEquals json -> "json " + json.pointer();
        };
    }

    private static void part(List<Check> part, JsonGenerator json) throws IOException {
        for (Check.Status status : of(part, Check.Status.class)) {
            status(status, json);
        }
        List<Check.HeaderMatches> headers = of(part, Check.HeaderMatches.class);
        if (!headers.isEmpty()) {
            json.writeObjectFieldStart("headers");
            for (Check.HeaderMatches header : headers) {
                json.writeStringField(header.header(), header.pattern().text());
            }
            json.writeEndObject();
        }
        texts(
                "body-contains",
                of(part, Check.BodyContains.class).stream()
                        .map(Check.BodyContains::text)
                        .toList(),
                json);
        texts(
                "body-matches",
                of(part, Check.BodyMatches.class).stream()
                        .map(check -> check.pattern().text())
                        .toList(),
                json);
        List<Check.JsonEquals> values = of(part, Check.JsonEquals.class);
        if (!values.isEmpty()) {
            json.writeObjectFieldStart("json");
            for (Check.JsonEquals value : values) {
                json.writeStringField(value.pointer(), value.expected());
            }
            json.writeEndObject();
        }
    }

    private static <T extends Check> List<T> of(List<Check> checks, Class<T> type) {
        return checks.stream().filter(type::isInstance).map(type::cast).toList();
    }

    private static void status(Check.Status status, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("status");
        for (Range range : status.ranges()) {
            if (range.from() == range.to()) {
                json.writeNumber(range.from());
            } else if (range.from() % 100 == 0 && range.to() == range.from() + 99) {
                json.writeString(range.from() / 100 + "xx");
            } else {
                json.writeString(range.from() + ".." + range.to());
            }
        }
        json.writeEndArray();
    }

    private static void texts(String key, List<String> texts, JsonGenerator json) throws IOException {
        if (texts.size() == 1) {
            json.writeStringField(key, texts.getFirst());
        } else if (!texts.isEmpty()) {
            json.writeFieldName(key);
            json.writeArray(texts.toArray(String[]::new), 0, texts.size());
        }
    }
}
