package io.tidemark.functions.flow;

import com.fasterxml.jackson.core.JsonFactory;
import io.tidemark.core.plan.Extraction;
import io.tidemark.core.plan.Extraction.FromBody;
import io.tidemark.core.plan.Extraction.FromHeader;
import io.tidemark.core.plan.Extraction.FromJson;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An extraction made ready. Details name the variable only: values are often tokens. */
sealed interface Extractor {
    int slot();

    /** What fails a response in which nothing is found. */
    String complaint();

    Optional<String> find(Content content) throws BadResponse;

    default boolean readsBody() {
        return true;
    }

    default void extract(Session session, Content content) throws BadResponse {
        Optional<String> value = find(content);
        if (value.isEmpty()) {
            throw new BadResponse(complaint() + (readsBody() ? content.remark() : ""));
        }
        session.extract(slot(), value.get());
    }

    static Extractor of(Extraction extraction, Vocabulary vocabulary, JsonFactory json, Spot spot) {
        String variable = extraction.variable();
        int slot = vocabulary.extractedSlot(variable);
        String complaint = variable + " not found in ";
        return switch (extraction) {
            case FromHeader from ->
                new Header(
                        slot,
                        complaint + "header " + from.header(),
                        from.header(),
                        from.pattern() == null ? null : new Search(from.pattern()));
            case FromBody from -> new Body(slot, complaint + "body", new Search(from.pattern()));
            case FromJson from ->
                new Json(slot, complaint + "JSON at " + from.pointer(), JsonPointer.of(from.pointer(), json, spot));
        };
    }

    record Header(
            int slot,
            String complaint,
            String header,
            @Nullable Search pattern) implements Extractor {
        @Override
        public Optional<String> find(Content content) throws BadResponse {
            for (String value : content.response().headers(header)) {
                Optional<String> found = pattern == null ? Optional.of(value) : pattern.group(value);
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        }

        @Override
        public boolean readsBody() {
            return false;
        }
    }

    record Body(int slot, String complaint, Search pattern) implements Extractor {
        @Override
        public Optional<String> find(Content content) throws BadResponse {
            return pattern.group(content.text());
        }
    }

    record Json(int slot, String complaint, JsonPointer pointer) implements Extractor {
        @Override
        public Optional<String> find(Content content) throws BadResponse {
            return pointer.readPresent(content);
        }
    }
}
