package io.tidemark.experiment.logstax;

/** What a field's text becomes. A text that is no number stays what it is. */
enum FieldType {
    TEXT {
        @Override
        Object value(String text) {
            return text;
        }
    },
    WHOLE {
        @Override
        Object value(String text) {
            try {
                return Long.valueOf(text);
            } catch (NumberFormatException e) {
                return DECIMAL.value(text) instanceof Double number ? (Object) number.longValue() : text;
            }
        }
    },
    DECIMAL {
        @Override
        Object value(String text) {
            try {
                double number = Double.parseDouble(text);
                return Double.isFinite(number) ? (Object) number : text;
            } catch (NumberFormatException e) {
                return text;
            }
        }
    };

    abstract Object value(String text);

    static FieldType of(String word) {
        return switch (word) {
            case "", "string" -> TEXT;
            case "int", "integer", "long" -> WHOLE;
            case "float", "double" -> DECIMAL;
            default -> throw new IllegalArgumentException(word + " must be int, float or string");
        };
    }
}
