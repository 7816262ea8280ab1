package io.tidemark.functions.flow;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Reads the value at an RFC 6901 pointer from a stream of tokens. Nothing is kept but the value; nothing recurses, so
 * deep nesting cannot exhaust the stack; and nothing behind the value is read, so a mistake there is not noticed.
 *
 * <p>As text, a string is its characters, a number is as the response writes it, and an object or array is compact JSON.
 */
final class JsonPointer {
    private final String pointer;
    private final List<String> path;
    private final JsonFactory json;

    private JsonPointer(String pointer, List<String> path, JsonFactory json) {
        this.pointer = pointer;
        this.path = path;
        this.json = json;
    }

    static JsonPointer of(String pointer, JsonFactory json, Spot spot) {
        if (!pointer.isEmpty() && !pointer.startsWith("/")) {
            spot.report(pointer, "must be empty or begin with /", "as in /items/0/id");
            return new JsonPointer(pointer, List.of(), json);
        }
        List<String> path = Arrays.stream(pointer.split("/", -1))
                .skip(1)
                .map(step -> step.replace("~1", "/").replace("~0", "~"))
                .toList();
        return new JsonPointer(pointer, path, json);
    }

    /** Empty when the pointer leads to nothing. A null that is there has a text as well. */
    Optional<String> read(Content content) throws BadResponse {
        return read(content, false);
    }

    /** Like {@link #read}, but also empty when the pointer leads to null, which no later request could use. */
    Optional<String> readPresent(Content content) throws BadResponse {
        return read(content, true);
    }

    private Optional<String> read(Content content, boolean nullIsNothing) throws BadResponse {
        try (JsonParser parser = parser(content)) {
            if (parser.nextToken() == null) {
                throw new BadResponse("body is empty instead of JSON" + content.remark());
            }
            for (String step : path) {
                if (!descend(parser, step)) {
                    return Optional.empty();
                }
            }
            boolean isNull = parser.currentToken() == JsonToken.VALUE_NULL;
            return isNull && nullIsNothing ? Optional.empty() : Optional.of(text(parser));
        } catch (StreamConstraintsException excessive) {
            throw new BadResponse("JSON is too deep or too large");
        } catch (JsonProcessingException invalid) {
            throw new BadResponse("body is not valid JSON" + content.remark());
        } catch (IOException unreadable) {
            throw new BadResponse("body cannot be decoded as JSON");
        }
    }

    /** Moves from a container to the value the step names; false when there is none. */
    private static boolean descend(JsonParser parser, String step) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> toField(parser, step);
            case START_ARRAY -> toElement(parser, step);
            case null, default -> false;
        };
    }

    private static boolean toField(JsonParser parser, String name) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean found = parser.currentName().equals(name);
            parser.nextToken();
            if (found) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }

    private static boolean toElement(JsonParser parser, String index) throws IOException {
        int left = index(index);
        if (left < 0) {
            return false;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (left-- == 0) {
                return true;
            }
            parser.skipChildren();
        }
        return false;
    }

    /** RFC 6901 knows no leading zeros; -1 when it is no index, and "-" stands for an element that is not there. */
    private static int index(String text) {
        boolean digits = !text.isEmpty() && text.length() <= 9 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits && (text.length() == 1 || text.charAt(0) != '0') ? Integer.parseInt(text) : -1;
    }

    private String text(JsonParser parser) throws IOException {
        if (!parser.currentToken().isStructStart()) {
            return parser.getText();
        }
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = json.createGenerator(text)) {
            int depth = 0;
            do {
                depth += change(parser.currentToken());
                generator.copyCurrentEventExact(parser);
            } while (depth > 0 && parser.nextToken() != null);
        }
        return text.toString();
    }

    private static int change(JsonToken token) {
        if (token.isStructStart()) {
            return 1;
        }
        return token.isStructEnd() ? -1 : 0;
    }

    /** Bytes let the parser find UTF-16 and byte order marks by itself. */
    private JsonParser parser(Content content) throws IOException, BadResponse {
        return content.charset().equals(UTF_8) ? json.createParser(content.bytes()) : json.createParser(content.text());
    }

    @Override
    public String toString() {
        return pointer.isEmpty() ? "the document" : pointer;
    }
}
