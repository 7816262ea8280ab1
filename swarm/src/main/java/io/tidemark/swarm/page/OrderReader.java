package io.tidemark.swarm.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.core.shape.Level;
import io.tidemark.core.units.Durations;
import io.tidemark.core.units.Rates;
import io.tidemark.swarm.bridge.Aim;
import io.tidemark.swarm.bridge.Order;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/** An order as the page sends it. */
final class OrderReader {
    private static final String ORDERS = "start, stop, reset, offer, skip, prolong or revise";

    private final ObjectNode given;
    /** Whether the plan offers users. */
    private final boolean users;

    private final List<Problem> problems = new ArrayList<>();

    private OrderReader(ObjectNode given, boolean users) {
        this.given = given;
        this.users = users;
    }

    /** @param users whether levels are users; else they are arrivals per second */
    static Order read(ObjectNode given, boolean users) throws ProblemsException {
        OrderReader reader = new OrderReader(given, users);
        Optional<Order> order = reader.order();
        if (order.isEmpty() || !reader.problems.isEmpty()) {
            throw new ProblemsException(reader.problems);
        }
        return order.get();
    }

    private Optional<Order> order() {
        String name = text("order").orElse("");
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "start" -> start();
            case "stop" -> Optional.of(new Order.Stop());
            case "reset" -> Optional.of(new Order.Reset());
            case "offer" -> aim().map(Order.Offer::new);
            case "skip" -> number("phase").map(Order.Skip::new);
            case "prolong" -> duration("by").filter(this::isSomething).map(Order.Prolong::new);
            case "revise" -> revise();
            default -> {
                refuse("order", name, "must be " + ORDERS);
                yield Optional.empty();
            }
        };
    }

    private Optional<Order> start() {
        if (!has("level")) {
            return Optional.of(new Order.Start(Optional.empty()));
        }
        return aim().map(aim -> new Order.Start(Optional.of(aim)));
    }

    private Optional<Order> revise() {
        Optional<String> plan = needed("plan", text("plan"), "must be the whole plan");
        Optional<Integer> version = number("version");
        return plan.flatMap(text -> version.map(number -> new Order.Revise(text, number)));
    }

    private Optional<Aim> aim() {
        Optional<Level> level = needed("level", text("level"), levelExpected()).flatMap(this::level);
        Optional<Duration> ramp = has("ramp") ? duration("ramp") : Optional.of(Duration.ZERO);
        return level.flatMap(to -> ramp.map(time -> new Aim(to, time)));
    }

    private String levelExpected() {
        return users ? "must be a number of users such as 40" : "must be a rate such as 200/s";
    }

    private Optional<Level> level(String text) {
        boolean plain = text.matches(users ? "\\d{1,9}" : "\\d{1,9}(\\.\\d{1,6})?");
        if (users || plain) {
            return parsed("level", text, levelExpected(), number -> {
                if (!plain) {
                    throw new IllegalArgumentException(levelExpected());
                }
                return Level.of(new BigDecimal(number));
            });
        }
        return parsed("level", text, levelExpected(), Rates::parse);
    }

    private Optional<Duration> duration(String key) {
        String expected = "must be a duration such as 30s";
        return needed(key, text(key), expected).flatMap(text -> parsed(key, text, expected, Durations::parse));
    }

    private boolean isSomething(Duration duration) {
        if (duration.isZero()) {
            refuse("by", "0s", "must be more than nothing");
        }
        return !duration.isZero();
    }

    private Optional<Integer> number(String key) {
        String expected = "must be a whole number from 0 on";
        return needed(key, text(key), expected)
                .flatMap(text -> parsed(key, text, expected, digits -> {
                    int number = Integer.parseInt(digits);
                    if (number < 0) {
                        throw new IllegalArgumentException(expected);
                    }
                    return number;
                }));
    }

    private <T> Optional<T> parsed(String key, String text, String expected, Function<String, T> parser) {
        try {
            return Optional.of(parser.apply(text));
        } catch (NumberFormatException e) {
            refuse(key, text, expected);
        } catch (IllegalArgumentException e) {
            refuse(key, text, e.getMessage() == null ? expected : e.getMessage());
        }
        return Optional.empty();
    }

    private Optional<String> needed(String key, Optional<String> text, String expected) {
        if (text.isEmpty()) {
            refuse(key, "", expected);
        }
        return text;
    }

    private boolean has(String key) {
        return text(key).isPresent();
    }

    /** As it was written: a number is as good as its text. Nothing is as good as not being there. */
    private Optional<String> text(String key) {
        JsonNode node = given.path(key);
        if (!node.isTextual() && !node.isNumber()) {
            return Optional.empty();
        }
        String text = node.isTextual() ? node.textValue() : node.asText();
        // A plan is kept as it is.
        return key.equals("plan")
                ? Optional.of(text)
                : Optional.of(text.strip()).filter(some -> !some.isEmpty());
    }

    private void refuse(String key, String value, String expected) {
        problems.add(Json.problem(key, value, expected, ""));
    }
}
