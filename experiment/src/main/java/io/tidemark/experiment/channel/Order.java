package io.tidemark.experiment.channel;

import io.tidemark.experiment.expression.Scope;
import io.tidemark.experiment.http.BodyTemplate;
import io.tidemark.experiment.http.Request;
import io.tidemark.experiment.http.Urls;
import io.tidemark.experiment.json.Json;
import io.tidemark.experiment.json.Pointer;
import io.tidemark.experiment.macro.Template;
import io.tidemark.experiment.settings.Amount;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import io.tidemark.experiment.settings.Span;
import io.tidemark.functions.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;

/**
 * Some requests of one kind, and how they follow each other.
 *
 * @param path below the channel's URL
 * @param nameInRequest where the body says what a request is about; empty when only the response does
 */
record Order(
        Template verb,
        Template path,
        BodyTemplate body,
        Optional<Pointer> nameInRequest,
        Optional<Pointer> nameInResponse,
        Amount repeat,
        Amount parallel,
        Optional<Amount> burst,
        Optional<Amount> rate,
        Optional<Span> delay) {
    private static final String JSON = "application/json";

    static final List<Option> OPTIONS = List.of(
            Option.optional(
                    "repeat",
                    OptionKind.AMOUNT,
                    "1",
                    "How many of these requests are sent. `{{i}}` is the number of each, counted from 0."),
            Option.optional(
                    "parallel",
                    OptionKind.AMOUNT,
                    "2",
                    "How many are under way at the same time: when one ends, the next is sent. Not together with `burst`."),
            Option.optional(
                    "burst",
                    OptionKind.AMOUNT,
                    "",
                    "How many are sent at once: when all of them have ended, as many again. Not together with `parallel`."),
            Option.optional("rate", OptionKind.AMOUNT, "", "How many are sent per second at most."),
            Option.optional(
                    "delay", OptionKind.TEXT, "", "How long to wait before the first; a number is in seconds."));

    /** Of settings that have {@link #OPTIONS}. */
    static Order read(
            Settings settings,
            Template verb,
            Template path,
            BodyTemplate body,
            Optional<Pointer> nameInRequest,
            Optional<Pointer> nameInResponse) {
        if (settings.has("burst") && settings.has("parallel")) {
            settings.reject("burst", "cannot be together with parallel", "leave one of them out");
        }
        return new Order(
                verb,
                path,
                body,
                nameInRequest,
                nameInResponse,
                settings.amount("repeat"),
                settings.amount("parallel"),
                settings.maybeAmount("burst"),
                settings.maybeAmount("rate"),
                Span.read(settings, "delay"));
    }

    /**
     * Sends all of it.
     *
     * @param base where paths begin
     * @param dressed adds headers to a request, and what else all have
     */
    void send(Bulk bulk, Clock clock, String base, Scope scope, UnaryOperator<Request> dressed)
            throws InterruptedException {
        long wait = delay.map(span -> span.duration(scope).toNanos()).orElse(0L);
        TimeUnit.NANOSECONDS.sleep(wait);
        long all = repeat.whole(scope);
        Optional<Long> together = burst.map(amount -> amount.whole(scope));
        long atOnce = together.orElseGet(() -> parallel.whole(scope));
        Throttle throttle =
                new Throttle(clock, rate.map(amount -> amount.number(scope)).orElse(0.0));
        Crew crew = new Crew(clock, Math.clamp(atOnce, 1, Crew.MOST));
        try {
            for (long i = 0; i < all; i++) {
                long number = i;
                if (together.isPresent() && i > 0 && i % Math.max(1, together.get()) == 0) {
                    crew.finish();
                }
                crew.work(() -> one(bulk, base, number, scope, dressed, throttle));
            }
        } finally {
            crew.finish();
        }
    }

    private void one(
            Bulk bulk, String base, long number, Scope scope, UnaryOperator<Request> dressed, Throttle throttle)
            throws InterruptedException {
        Scope numbered = Scope.of(Map.of("i", number, "_i", number)).orElse(scope);
        try {
            String text = body.fill(numbered);
            Optional<String> document = json(text);
            Request request =
                    dressed.apply(Request.of(verb.render(numbered).strip(), Urls.join(base, path.render(numbered)))
                            .withHeaders(document.isPresent() ? Map.of("Content-Type", JSON) : Map.of())
                            .withBody(document.orElse(text)));
            String name = nameInRequest
                    .flatMap(pointer -> document.flatMap(made -> pointer.find(Json.parse(made))))
                    .map(String::valueOf)
                    .orElseGet(() -> Long.toString(number));
            bulk.send(request, name, nameInResponse, throttle);
        } catch (IllegalArgumentException e) {
            bulk.fail(String.valueOf(e.getMessage()));
        }
    }

    /** Also of a text whose braces somebody has left out; empty when it is no JSON. */
    private static Optional<String> json(String text) {
        for (String candidate : List.of(text, "{" + text + "}")) {
            try {
                var _ = Json.parse(candidate);
                return Optional.of(candidate);
            } catch (IllegalArgumentException _) {
                // Perhaps the other.
            }
        }
        return Optional.empty();
    }
}
