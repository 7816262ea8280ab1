package io.tidemark.experiment.auto;

import io.tidemark.experiment.explore.Range;
import io.tidemark.experiment.explore.Space;
import io.tidemark.experiment.explore.Spot;
import io.tidemark.experiment.explore.Trial;
import io.tidemark.experiment.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * All trials of an exploration, as a file: {@code coords} by parameter, and {@code values}, as the driver writes them, with what
 * they are about. A trial that failed has the value null.
 *
 * @param run in which they were made, counted from 0
 * @param before how many of them come from sessions before the one that wrote it
 */
public record Snapshot(int run, int before, List<Trial> trials) {
    public Snapshot {
        trials = List.copyOf(trials);
        if (before < 0 || before > trials.size()) {
            throw new IllegalArgumentException("before must be from 0 to " + trials.size() + " but is " + before);
        }
    }

    /**
     * Empty when there is no such file.
     *
     * @throws IllegalArgumentException when it is of something else; says what
     */
    public static Optional<Snapshot> read(Path file, Plan plan) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(of(Json.object(Files.readString(file)), plan));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    file + " cannot be gone on with: " + e.getMessage() + "; remove it, or name another `database`", e);
        }
    }

    /** Either the old file stays, or the new one is there as a whole. */
    public void write(Path file, Plan plan) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        Path temporary = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(temporary, Json.write(json(plan)) + "\n", StandardCharsets.UTF_8);
        Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    private Map<String, Object> json(Plan plan) {
        List<Object> coordinates = new ArrayList<>();
        for (Range range : plan.space().ranges()) {
            coordinates.add(trials.stream()
                    .map(trial -> plan.space().values(trial.spot()).get(range.name()))
                    .toList());
        }
        List<@Nullable Object> values = new ArrayList<>();
        for (Trial trial : trials) {
            values.add(
                    trial.value().isPresent() ? plan.goal().cost(trial.value().getAsDouble()) : null);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("goal", plan.goal().toString());
        json.put("explore", explored(plan.space()));
        json.put("run", run);
        json.put("before", before);
        json.put("coords", coordinates);
        json.put("values", values);
        json.put("queue", List.of());
        return json;
    }

    private static List<Object> explored(Space space) {
        List<Object> explored = new ArrayList<>();
        for (Range range : space.ranges()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("parameter", range.name());
            one.put("min", range.min().doubleValue());
            one.put("max", range.max().doubleValue());
            one.put("step", range.step().doubleValue());
            explored.add(one);
        }
        return explored;
    }

    private static Snapshot of(Map<String, @Nullable Object> json, Plan plan) {
        // The driver's own files say nothing about what they are of.
        require("it is to", json.get("goal"), plan.goal().toString());
        require("it is of", json.get("explore"), explored(plan.space()));
        List<?> values = list(json.get("values"), "values");
        List<?> coordinates = list(json.get("coords"), "coords");
        if (coordinates.size() != plan.space().ranges().size()) {
            throw new IllegalArgumentException("it has " + coordinates.size() + " parameters, and not "
                    + plan.space().ranges().size());
        }
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            OptionalDouble cost = values.get(i) instanceof Number number
                    ? OptionalDouble.of(plan.goal().cost(number.doubleValue()))
                    : OptionalDouble.empty();
            trials.add(new Trial(spot(coordinates, i, plan.space()), cost));
        }
        int before = json.containsKey("before") ? whole(json.get("before")) : trials.size();
        return new Snapshot(whole(json.get("run")), Math.min(before, trials.size()), trials);
    }

    private static void require(String word, @Nullable Object found, Object expected) {
        if (found != null && !found.equals(expected)) {
            throw new IllegalArgumentException(
                    word + " " + text(found) + ", and the experiment " + word.substring(3) + " " + text(expected));
        }
    }

    private static String text(Object value) {
        return value instanceof String text ? text : Json.write(value);
    }

    private static Spot spot(List<?> coordinates, int trial, Space space) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < coordinates.size(); i++) {
            List<?> its = list(coordinates.get(i), "coords");
            if (trial < its.size() && its.get(trial) instanceof Number number) {
                values.put(space.ranges().get(i).name(), number);
            }
        }
        return space.spot(values)
                .orElseThrow(() -> new IllegalArgumentException(
                        "its phase " + (trial + 1) + " has " + values + ", which is not among what is explored"));
    }

    private static List<?> list(@Nullable Object value, String name) {
        if (value instanceof List<?> list) {
            return list;
        }
        throw new IllegalArgumentException("it has no list `" + name + "`");
    }

    private static int whole(@Nullable Object value) {
        return value instanceof Number number ? number.intValue() : 0;
    }
}
