package io.tidemark.functions.flow;

import com.fasterxml.jackson.core.JsonFactory;
import io.tidemark.core.plan.Check;
import io.tidemark.core.window.Outcome;
import java.util.Optional;

/** A check made ready. */
sealed interface Verification {
    void verify(Session session, Content content) throws BadResponse;

    default boolean readsBody() {
        return false;
    }

    static Verification of(Check check, Vocabulary vocabulary, Secrets secrets, JsonFactory json, Spot spot) {
        return switch (check) {
            case Check.Status status -> new Status(status);
            case Check.HeaderMatches(String header, Check.Regex pattern) -> new Header(header, new Search(pattern));
            case Check.BodyContains(String text) ->
                new Contains(text, Template.of(Parts.of(text, vocabulary, spot), Escape.NONE));
            case Check.BodyMatches(Check.Regex pattern) -> new Matches(new Search(pattern));
            case Check.JsonEquals(String pointer, String expected) ->
                new Equals(
                        JsonPointer.of(pointer, json, spot),
                        expected,
                        Template.of(Parts.of(expected, vocabulary, spot), Escape.NONE),
                        secrets);
        };
    }

    record Status(Check.Status check) implements Verification {
        @Override
        public void verify(Session session, Content content) throws BadResponse {
            int status = content.response().status();
            if (!check.accepts(status)) {
                throw refused(status);
            }
        }
    }

    /** What a step without a status check accepts. */
    record Success() implements Verification {
        @Override
        public void verify(Session session, Content content) throws BadResponse {
            int status = content.response().status();
            if (status >= 400) {
                throw refused(status);
            }
        }
    }

    private static BadResponse refused(int status) {
        Outcome outcome = switch (status / 100) {
            case 3 -> Outcome.STATUS_3XX;
            case 4 -> Outcome.STATUS_4XX;
            case 5 -> Outcome.STATUS_5XX;
            default -> Outcome.FAILED_CHECK;
        };
        return new BadResponse(outcome, "status " + status);
    }

    /** What was found is not shown: headers carry cookies and tokens. */
    record Header(String header, Search pattern) implements Verification {
        @Override
        public void verify(Session session, Content content) throws BadResponse {
            for (String value : content.response().headers(header)) {
                if (pattern.matches(value)) {
                    return;
                }
            }
            boolean missing = content.response().headers(header).isEmpty();
            throw new BadResponse("header " + header + (missing ? " is missing" : " does not match " + pattern));
        }
    }

    /** Details show the text as the plan has it, with the names of its variables instead of their values. */
    record Contains(String written, Template text) implements Verification {
        @Override
        public void verify(Session session, Content content) throws BadResponse {
            if (!content.text().contains(text.render(session))) {
                throw new BadResponse("body does not contain \"" + written + '"' + content.remark());
            }
        }

        @Override
        public boolean readsBody() {
            return true;
        }
    }

    record Matches(Search pattern) implements Verification {
        @Override
        public void verify(Session session, Content content) throws BadResponse {
            if (!pattern.matches(content.text())) {
                throw new BadResponse("body does not match " + pattern + content.remark());
            }
        }

        @Override
        public boolean readsBody() {
            return true;
        }
    }

    record Equals(JsonPointer pointer, String written, Template expected, Secrets secrets) implements Verification {
        @Override
        public void verify(Session session, Content content) throws BadResponse {
            Optional<String> found = pointer.read(content);
            if (found.isEmpty()) {
                throw new BadResponse(pointer + " is missing");
            }
            if (!found.get().equals(expected.render(session))) {
                throw new BadResponse(
                        pointer + " is " + secrets.quote(found.get()) + " instead of " + secrets.quote(written));
            }
        }

        @Override
        public boolean readsBody() {
            return true;
        }
    }
}
