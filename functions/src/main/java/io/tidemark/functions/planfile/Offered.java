package io.tidemark.functions.planfile;

import io.tidemark.core.shape.Level;
import io.tidemark.core.units.Rates;
import io.tidemark.functions.yaml.HintedException;
import io.tidemark.functions.yaml.Tree.Kind;
import io.tidemark.functions.yaml.Value;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A load as it is written, {@code 200} users or {@code 200/s}, or a range of two such loads.
 *
 * @param range false when one load is written: then from and to are the same
 */
record Offered(Model model, Level from, Level to, boolean range) {
    enum Model {
        USERS,
        RATE
    }

    private static final String USERS = "must be a number of users from 0 to " + PlanLimits.USERS;
    private static final Pattern WHOLE = Pattern.compile("\\d{1,10}");
    private static final String TO = "..";

    static Optional<Offered> users(Value value) {
        return read(value, Model.USERS, USERS + ", or a range such as 10..200");
    }

    static Optional<Offered> rate(Value value) {
        return read(value, Model.RATE, "must be a rate such as 200/s, or a range such as 100/s..500/s");
    }

    /** One load of either model. */
    static Optional<Offered> level(Value value) {
        Optional<String> text = value.scalar("must be a number of users such as 200, or a rate such as 200/s");
        return text.flatMap(found -> found.contains("/") ? one(value, Model.RATE) : one(value, Model.USERS));
    }

    private static Optional<Offered> one(Value value, Model model) {
        if (model == Model.USERS && quoted(value)) {
            return Optional.empty();
        }
        Optional<Level> level = value.parse(text -> Optional.of(level(text, model)), Optional.empty());
        return level.map(found -> new Offered(model, found, found, false));
    }

    private static Optional<Offered> read(Value value, Model model, String expected) {
        Optional<String> text = value.scalar(expected);
        if (text.isEmpty() || !text.get().contains(TO)) {
            return text.isEmpty() ? Optional.empty() : one(value, model);
        }
        int split = text.get().indexOf(TO);
        return value.parse(
                range -> Optional.of(new Offered(
                        model,
                        level(range.substring(0, split), model),
                        level(range.substring(split + TO.length()), model),
                        true)),
                Optional.empty());
    }

    /** A quoted number is a text: the schema says so as well. */
    private static boolean quoted(Value value) {
        boolean quoted = WHOLE.matcher(value.written()).matches() && !value.isKind(Kind.NUMBER);
        if (quoted) {
            value.reject(USERS, "write " + value.written() + " without quotes");
        }
        return quoted;
    }

    private static Level level(String text, Model model) {
        if (model == Model.RATE) {
            if (WHOLE.matcher(text).matches()) {
                throw new HintedException("must be a rate such as 200/s, 90/m or 1000/h", "write " + text + "/s");
            }
            return Rates.parse(text);
        }
        if (!WHOLE.matcher(text).matches() || Long.parseLong(text) > PlanLimits.USERS) {
            if (text.contains("/")) {
                throw new HintedException(USERS, "a rate goes with rate");
            }
            throw new IllegalArgumentException(USERS);
        }
        return Level.of(Long.parseLong(text));
    }
}
