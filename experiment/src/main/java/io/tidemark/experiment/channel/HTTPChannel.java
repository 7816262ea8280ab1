package io.tidemark.experiment.channel;

import io.tidemark.experiment.component.Channel;
import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.component.Role;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.EventType;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.expression.Scope;
import io.tidemark.experiment.filter.EventFilter;
import io.tidemark.experiment.http.Accepted;
import io.tidemark.experiment.http.RequestException;
import io.tidemark.experiment.http.RequestTemplate;
import io.tidemark.experiment.http.WebClient;
import io.tidemark.experiment.settings.Amount;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import io.tidemark.experiment.settings.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends requests when a phase begins. */
public final class HTTPChannel implements Channel {
    private static final String NAME = "channel.HTTPChannel";

    public static final ComponentType<HTTPChannel> TYPE = new ComponentType<>(
            Role.CHANNEL,
            "HTTPChannel",
            List.of("HttpChannel"),
            "Sends an HTTP request when a phase begins, or many: one after the other, or at a rate. Macros are filled in "
                    + "for each request; `{{i}}` is its number, counted from 0. The first and the last of several are told "
                    + "by events of their own; a single one is the last. A phase ends after its last response. Requests of "
                    + "the phase before that are still to be sent are sent nevertheless, at the same time.",
            RequestTemplate.with(List.of(
                    Option.optional("repeat", OptionKind.AMOUNT, "1", "How many requests are sent; 0 sends none."),
                    Option.optional(
                            "repeatInterval",
                            OptionKind.TEXT,
                            "",
                            "How long to wait after a response, and after the event of `repeatAfter`, before the next "
                                    + "request; a number is in seconds."),
                    Option.optional(
                            "repeatAfter",
                            OptionKind.FILTER,
                            "",
                            "The event of the same phase to wait for before the next request, at most as long as "
                                    + "`config.staleTimeout`."),
                    Option.optional(
                            "rate",
                            OptionKind.AMOUNT,
                            "",
                            "Requests per second. Each has its time from the beginning of the phase on, whether the "
                                    + "responses before it have arrived or not."),
                    Option.optional(
                            "parallel",
                            OptionKind.AMOUNT,
                            "",
                            "How many requests may be under way at the same time: 1 unless it says otherwise, and 100 with "
                                    + "`rate`. When all are, the next one is late."),
                    Accepted.option(
                            "all",
                            "Which statuses are successes, such as `2xx` or `[200, 404]`; others are told as an "
                                    + "`HTTPResponseErrorEvent`. Other statuses than 2xx are noted in any case."))),
            published(),
            HTTPChannel::new);

    private final RequestTemplate template;
    private final Pace pace;
    private final Optional<EventFilter> repeatAfter;
    private final Accepted accepted;
    private final boolean insecure;
    private final Works works = new Works();
    private @Nullable Running running;

    /** How requests follow each other, as it is written. */
    private record Pace(Amount repeat, Optional<Span> interval, Optional<Amount> rate, Optional<Amount> parallel) {
        static final int USUAL_PARALLEL = 100;

        static Pace read(Settings settings) {
            for (String together : List.of("rate", "parallel")) {
                for (String apart : List.of("repeatInterval", "repeatAfter")) {
                    if (settings.has(together) && settings.has(apart)) {
                        settings.reject(apart, "cannot be together with " + together, "leave one of them out");
                    }
                }
            }
            return new Pace(
                    settings.amount("repeat"),
                    Span.read(settings, "repeatInterval"),
                    settings.maybeAmount("rate"),
                    settings.maybeAmount("parallel"));
        }
    }

    private record Running(Stage stage, WebClient client, Optional<EventGate> gate) {}

    private HTTPChannel(Settings settings) {
        template = RequestTemplate.read(settings);
        pace = Pace.read(settings);
        repeatAfter = settings.maybeFilter("repeatAfter");
        accepted = Accepted.read(settings);
        insecure = settings.yes("insecure");
    }

    private static List<EventType> published() {
        List<EventType> types = new ArrayList<>();
        List.of(Place.FIRST, Place.BETWEEN, Place.LAST).forEach(place -> types.addAll(place.types()));
        types.add(Events.HTTP_ERROR);
        return types;
    }

    @Override
    public void start(Stage stage) {
        running = new Running(
                stage, new WebClient(insecure), repeatAfter.map(filter -> new EventGate(stage, NAME, filter)));
    }

    @Override
    public void apply(Event update) {
        Running now = running();
        Trace trace = update.trace();
        Scope scope = now.stage().scope(trace);
        long repeat = pace.repeat().whole(scope);
        if (repeat == 0) {
            return;
        }
        works.spawn(now.stage(), NAME, trace, () -> send(now, trace, repeat));
    }

    private void send(Running now, Trace trace, long repeat) throws InterruptedException, RequestException {
        Stage stage = now.stage();
        Scope scope = stage.scope(trace);
        Exchanges exchanges = new Exchanges(now.client(), stage.bus(), accepted, trace, repeat);
        Duration interval = pace.interval().map(span -> span.duration(scope)).orElse(Duration.ZERO);
        Optional<Double> rate = pace.rate().map(amount -> amount.number(scope));
        if (rate.isPresent() && rate.get() <= 0) {
            throw new IllegalArgumentException("rate must be > 0 but is " + rate.get());
        }
        int usual = rate.isPresent() ? Pace.USUAL_PARALLEL : 1;
        long parallel = pace.parallel().map(amount -> amount.whole(scope)).orElse((long) usual);
        Crew crew = new Crew(stage.clock(), Math.clamp(parallel, 1, Crew.MOST));
        crew.pace(rate.orElse(0.0));
        try {
            for (long i = 0; i < repeat; i++) {
                long number = i;
                boolean isLast = i == repeat - 1;
                try (EventGate.Wait wait = isLast ? null : gate(now, trace)) {
                    crew.work(() -> one(exchanges, stage, trace, number));
                    if (!isLast) {
                        between(crew, stage, wait, interval);
                    }
                }
            }
        } finally {
            crew.finish();
        }
        conclude(stage, exchanges, repeat);
    }

    private static EventGate.@Nullable Wait gate(Running now, Trace trace) throws InterruptedException {
        return now.gate().isPresent() ? now.gate().get().open(trace) : null;
    }

    private static void between(Crew crew, Stage stage, EventGate.@Nullable Wait wait, Duration interval)
            throws InterruptedException {
        if (wait == null && interval.isZero()) {
            return;
        }
        crew.finish();
        if (wait != null && !wait.await(stage.staleTimeout())) {
            throw new IllegalStateException("repeatAfter: no such event within "
                    + stage.staleTimeout().toSeconds() + " s; the rest of the requests are not sent");
        }
        crew.rest(interval);
    }

    private void one(Exchanges exchanges, Stage stage, Trace trace, long number) throws InterruptedException {
        Scope numbers = Scope.of(Map.of("i", number, "_i", number));
        try {
            exchanges.send(template.fill(numbers.orElse(stage.scope(trace))));
        } catch (IllegalArgumentException e) {
            exchanges.fail(e);
        }
    }

    private void conclude(Stage stage, Exchanges exchanges, long repeat) throws RequestException {
        exchanges
                .refused()
                .forEach((status, count) ->
                        stage.note(template + ": " + count + " of " + repeat + " responses had status " + status));
        if (exchanges.failed() > 0) {
            throw new RequestException(
                    exchanges.failed() + " of " + repeat + " requests failed; the first: " + exchanges.firstFailure());
        }
    }

    @Override
    public void endRun(boolean interrupted) {
        if (interrupted) {
            works.cancel();
        }
    }

    @Override
    public void stop() {
        works.cancel();
        if (running != null) {
            running.client().close();
        }
    }

    private Running running() {
        if (running == null) {
            throw new IllegalStateException("it has not been started");
        }
        return running;
    }
}
