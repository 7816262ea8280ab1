package io.tidemark.functions.remote;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The fields of an object in JSON, and of the objects in its lists. Whatever else is in it is passed over. */
final class FieldValues {
    private final Map<String, String> scalars = new HashMap<>();
    private final Map<String, List<FieldValues>> lists = new HashMap<>();

    private FieldValues() {}

    /** A list of objects, which the parser is at the beginning of. */
    static List<FieldValues> readAll(JsonParser json) throws IOException {
        expect(json.currentToken(), JsonToken.START_ARRAY);
        List<FieldValues> all = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            expect(json.currentToken(), JsonToken.START_OBJECT);
            all.add(read(json));
        }
        return all;
    }

    private static FieldValues read(JsonParser json) throws IOException {
        FieldValues fields = new FieldValues();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            JsonToken value = json.nextToken();
            if (value.isScalarValue()) {
                fields.scalars.put(name, json.getText());
            } else if (name.equals("phases")) {
                fields.lists.put(name, readAll(json));
            } else {
                json.skipChildren();
            }
        }
        return fields;
    }

    static void expect(JsonToken token, JsonToken expected) throws IOException {
        if (token != expected) {
            throw new IOException("not a control: " + expected + " was expected, not " + token);
        }
    }

    boolean has(String name) {
        return scalars.containsKey(name) || lists.containsKey(name);
    }

    /** Empty when it is not there. */
    String textOrNone(String name) {
        return scalars.getOrDefault(name, "");
    }

    /** @throws IllegalArgumentException when it is not there */
    String text(String name) {
        String value = scalars.get(name);
        if (value == null) {
            throw new IllegalArgumentException(name + " is missing");
        }
        return value;
    }

    /** @throws IllegalArgumentException when it is not there, or no number */
    long number(String name) {
        return Long.parseLong(text(name));
    }

    int small(String name) {
        return Math.toIntExact(number(name));
    }

    /** False when it is not there. */
    boolean flag(String name) {
        return Boolean.parseBoolean(textOrNone(name));
    }

    List<FieldValues> list(String name) {
        return lists.getOrDefault(name, List.of());
    }
}
