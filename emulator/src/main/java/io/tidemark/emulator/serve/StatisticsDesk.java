package io.tidemark.emulator.serve;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.core.histogram.Distribution;
import io.tidemark.emulator.app.AppKey;
import io.tidemark.emulator.app.Standing;
import io.tidemark.emulator.backend.Backend;
import io.tidemark.emulator.registry.AppView;
import io.tidemark.emulator.registry.Apps;
import io.tidemark.emulator.registry.Census;
import io.tidemark.functions.time.Clock;
import io.tidemark.server.Answer;
import io.tidemark.server.Request;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was counted: on {@code /} as ever, and in more detail below {@code /statistics}. */
final class StatisticsDesk implements Desk {
    private static final Comparator<AppView> BY_NAME = Comparator.comparing(
                    (AppView view) -> view.key().account())
            .thenComparing(view -> view.key().app());
    private static final int DEFAULT_LIMIT = 1_000;

    private final Backend backend;
    private final Apps apps;
    private final Tallies tallies;
    private final RecentRefusals refusals;
    private final Clock clock;
    private final long startNanos;

    StatisticsDesk(Backend backend, Apps apps, Tallies tallies, RecentRefusals refusals, Clock clock) {
        this.backend = backend;
        this.apps = apps;
        this.tallies = tallies;
        this.refusals = refusals;
        this.clock = clock;
        this.startNanos = clock.nanoTime();
    }

    @Override
    public Optional<Answer> answer(Request request) {
        List<String> path = request.path();
        boolean mine = path.equals(List.of("")) || path.getFirst().equals("statistics");
        if (!mine) {
            return Optional.empty();
        }
        Optional<ObjectNode> found = path.size() == 1
                ? Optional.of(path.getFirst().isEmpty() ? cycles() : all())
                : below(path.subList(1, path.size()), request);
        if (found.isPresent() && !request.isGet()) {
            return Optional.of(Methods.notAllowed(List.of("GET")));
        }
        // At / there is a page too, for whoever prefers one.
        return found.map(body -> Answer.of(Json.reply(200, body).with("Vary", "Accept")));
    }

    private Optional<ObjectNode> below(List<String> path, Request request) {
        return switch (path.getFirst()) {
            case "latency" -> path.size() == 1 ? Optional.of(latencies()) : Optional.empty();
            case "refusals" -> path.size() == 1 ? Optional.of(refusals()) : Optional.empty();
            case "apps" ->
                switch (path.size()) {
                    case 1 -> Optional.of(apps(request));
                    case 2 -> apps.find(new AppKey("", path.get(1))).map(StatisticsDesk::app);
                    case 3 -> apps.find(new AppKey(path.get(1), path.get(2))).map(StatisticsDesk::app);
                    default -> Optional.empty();
                };
            default -> Optional.empty();
        };
    }

    /** In the words and the order that they have always had. */
    private ObjectNode cycles() {
        Census.Counts counts = apps.census().counts();
        ObjectNode json = Json.object().put("n", counts.n());
        if (counts.n() == 0) {
            return json.putNull("average").putNull("min").putNull("max");
        }
        return json.put("average", counts.average().getAsDouble())
                .put("min", counts.min().getAsLong())
                .put("max", counts.max().getAsLong());
    }

    private ObjectNode all() {
        ObjectNode json = Json.object()
                .put("backend", backend.name())
                .put("title", backend.title())
                .put("seconds", (clock.nanoTime() - startNanos) / 1_000_000_000L);
        json.set("cycles", cycles());
        json.put("accepted", tallies.accepted())
                .put("refused", tallies.refused())
                .put("invalid", tallies.invalid().sum())
                .put("lists", tallies.lists().sum());
        json.putObject("on_purpose")
                .put("errors", tallies.errors().sum())
                .put("disconnects", tallies.disconnects().sum())
                .put("cancels", tallies.cancels().sum());
        ObjectNode events = json.putObject("events");
        tallies.events()
                .forEach((name, event) -> events.putObject(name)
                        .put("accepted", event.accepted().sum())
                        .put("refused", event.refused().sum()));
        ObjectNode states = json.putObject("states");
        states().forEach(states::put);
        return json;
    }

    private Map<String, Long> states() {
        Map<String, Long> states = new LinkedHashMap<>();
        backend.machine().states().keySet().forEach(state -> states.put(state, 0L));
        apps.stream().forEach(view -> states.merge(view.standing().state(), 1L, Long::sum));
        return states;
    }

    private ObjectNode latencies() {
        ObjectNode json = Json.object();
        json.put("unit", "ms");
        json.set("all", latency(tallies.latency()));
        ObjectNode events = json.putObject("events");
        tallies.events().forEach((name, event) -> {
            Distribution distribution = event.latency();
            if (!distribution.isEmpty()) {
                events.set(name, latency(distribution));
            }
        });
        return json;
    }

    private static ObjectNode latency(Distribution micros) {
        ObjectNode json = Json.object().put("n", micros.count());
        if (micros.isEmpty()) {
            return json;
        }
        return json.put("average", micros.mean() / 1_000)
                .put("min", millis(micros.min()))
                .put("p50", millis(micros.percentile(50)))
                .put("p90", millis(micros.percentile(90)))
                .put("p99", millis(micros.percentile(99)))
                .put("max", millis(micros.max()));
    }

    private static double millis(long micros) {
        return micros / 1_000.0;
    }

    private ObjectNode refusals() {
        ObjectNode json = Json.object();
        ArrayNode list = json.putArray("refusals");
        for (Refusal refusal : refusals.list()) {
            ObjectNode entry = list.addObject()
                    .put("at", refusal.epochMillis())
                    .put("account", refusal.key().account())
                    .put("app", refusal.key().app())
                    .put("event", refusal.event().name());
            if (refusal.event().hasProgress()) {
                entry.put("progress", refusal.event().progress());
            }
            entry.put("state", refusal.standing().state())
                    .put("reason", refusal.reason().word());
        }
        return json;
    }

    private ObjectNode apps(Request request) {
        long offset = number(request, "offset", 0);
        long limit = number(request, "limit", DEFAULT_LIMIT);
        List<AppView> views = apps.stream().sorted(BY_NAME).toList();
        ObjectNode json = Json.object().put("n", views.size());
        ArrayNode list = json.putArray("apps");
        views.stream().skip(offset).limit(limit).forEach(view -> list.add(app(view)));
        return json;
    }

    private static long number(Request request, String parameter, long otherwise) {
        return request.parameter(parameter)
                .filter(text -> text.matches("\\d{1,9}"))
                .map(Long::valueOf)
                .orElse(otherwise);
    }

    private static ObjectNode app(AppView view) {
        Standing standing = view.standing();
        ObjectNode json = Json.object()
                .put("account", view.key().account())
                .put("app", view.key().app())
                .put("state", standing.state())
                .put("pending", standing.pending());
        if (standing.hasProgress()) {
            json.put("progress", standing.progress());
        } else {
            json.putNull("progress");
        }
        return json.put("cycles", standing.cycles())
                .put("accepted", standing.events())
                .put("refused", view.refused());
    }
}
