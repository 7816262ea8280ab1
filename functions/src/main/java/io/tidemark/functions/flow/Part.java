package io.tidemark.functions.flow;

/** A piece of a text with references. */
sealed interface Part {

    /** The same for all users. */
    sealed interface Constant extends Part {
        String text();

        String escaped(Escape escape);
    }

    /** What the plan's author wrote. */
    record Literal(String text) implements Constant {
        @Override
        public String escaped(Escape escape) {
            return escape.literal(text);
        }
    }

    /** The value of an environment variable, and so perhaps a secret. */
    record Fixed(String text) implements Constant {
        @Override
        public String escaped(Escape escape) {
            return escape.value(text);
        }

        @Override
        public String toString() {
            return "Fixed";
        }
    }

    /** Different from user to user, or from iteration to iteration. */
    sealed interface Value extends Part {
        String text(Session session);

        default String escaped(Session session, Escape escape) {
            return escape.value(text(session));
        }
    }

    record User() implements Value {
        @Override
        public String text(Session session) {
            return Long.toString(session.user());
        }
    }

    record Iteration() implements Value {
        @Override
        public String text(Session session) {
            return Long.toString(session.iteration());
        }
    }

    record Drawn(int slot, int column) implements Value {
        @Override
        public String text(Session session) {
            return session.drawn(slot).values().get(column);
        }
    }

    /** Empty until a response has given it: the engine leaves the rest of a scenario out when that fails. */
    record Extracted(int slot) implements Value {
        @Override
        public String text(Session session) {
            return session.extracted(slot);
        }
    }

    /**
     * The beginning of a URL that is itself a path or a link, such as one from a table or from an earlier response. Its
     * slashes and question marks keep their meaning. Scheme and host of a link are dropped: where load goes is decided
     * by the plan, never by a response.
     */
    record Link(Value target) implements Value {
        @Override
        public String text(Session session) {
            return Links.path(target.text(session));
        }

        @Override
        public String escaped(Session session, Escape escape) {
            return escape.literal(text(session));
        }
    }
}
