package io.tidemark.functions.flow;

import java.util.List;

/** What a variable is drawn as: one value, or one for each column of a table. Values may be personal: never printed. */
record Row(List<String> values) {
    Row {
        values = List.copyOf(values);
    }

    static Row of(String value) {
        return new Row(List.of(value));
    }

    @Override
    public String toString() {
        return "Row[" + values.size() + " values]";
    }
}
