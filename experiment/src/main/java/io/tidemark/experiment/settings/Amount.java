package io.tidemark.experiment.settings;

import io.tidemark.experiment.expression.Scope;
import io.tidemark.experiment.macro.Template;

/**
 * A number that may depend on the phase.
 *
 * @param key and value are for the message when it is no number
 */
public record Amount(String key, Template template) {
    public static Amount of(String key, String text) {
        return new Amount(key, Template.parse(text));
    }

    public double number(Scope scope) {
        String text = template.render(scope).strip();
        try {
            double number = Double.parseDouble(text);
            if (Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(key + ": " + template + " = " + text + " must be a number", e);
        }
        throw new IllegalArgumentException(key + ": " + template + " = " + text + " must be a number");
    }

    /** Rounded down, as the driver does; at least 0. */
    public long whole(Scope scope) {
        double number = number(scope);
        if (number < 0) {
            throw new IllegalArgumentException(key + ": " + template + " = " + number + " must not be negative");
        }
        return (long) number;
    }
}
