package io.tidemark.swarm.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What a plan's levels are. */
enum Model {
    /** Arrivals per second. */
    OPEN,
    /** Users. */
    CLOSED;

    private static final JsonFactory JSON = new JsonFactory();

    /** @param frame of what is shown: its field {@code model}; open where it has none */
    static Model of(byte[] frame) {
        try (JsonParser parser = JSON.createParser(frame)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                if (name.equals("model")) {
                    return parser.getText().equals(CLOSED.name()) ? CLOSED : OPEN;
                }
                parser.skipChildren();
            }
            return OPEN;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
