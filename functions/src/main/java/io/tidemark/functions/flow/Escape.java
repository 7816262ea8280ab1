package io.tidemark.functions.flow;

/** What must happen to a text so that it means itself in its place in the request. */
enum Escape {
    NONE {
        @Override
        String value(String text) {
            return text;
        }
    },
    /** Control characters are left out: a line break in a value would begin another header. */
    HEADER {
        @Override
        String value(String text) {
            return HeaderText.clean(text);
        }
    },
    /** The plan's own text stays as written as far as it is allowed in a URL; values are data, never syntax. */
    URL {
        @Override
        String literal(String text) {
            return Percent.illegal(text);
        }

        @Override
        String value(String text) {
            return Percent.all(text);
        }
    },
    /** Names and values of queries and forms, where the plan's own text is data as well. */
    COMPONENT {
        @Override
        String value(String text) {
            return Percent.all(text);
        }
    };

    /** Of the plan's own text. */
    String literal(String text) {
        return value(text);
    }

    /** Of a variable's value. */
    abstract String value(String text);
}
