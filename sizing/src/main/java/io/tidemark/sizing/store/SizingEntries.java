package io.tidemark.sizing.store;

import io.tidemark.aggregator.report.Numbers;
import io.tidemark.aggregator.run.RunInfo;
import io.tidemark.aggregator.store.Entry;
import io.tidemark.aggregator.store.EntryReader;
import io.tidemark.core.capacity.Answer;
import io.tidemark.core.capacity.Estimate;
import io.tidemark.core.capacity.SearchSettings;
import io.tidemark.core.capacity.SearchSettings.Variable;
import io.tidemark.sizing.compare.ComparisonDump;
import io.tidemark.sizing.compare.ComparisonHead;
import io.tidemark.sizing.compare.ComparisonHead.Winner;
import io.tidemark.sizing.result.SizingDump;
import io.tidemark.sizing.result.SizingHead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/** Runs that {@code size} made: sizings and comparisons, by the beginnings of their dumps. */
public final class SizingEntries implements EntryReader {
    /** From here on digits behind the point pretend precision. */
    private static final double WHOLE_FROM = 100;

    @Override
    public Optional<Entry> read(Path directory) throws IOException {
        if (Files.exists(directory.resolve(ComparisonDump.JSON))) {
            return Optional.of(entry(ComparisonDump.head(directory)));
        }
        return Files.exists(directory.resolve(SizingDump.JSON))
                ? Optional.of(entry(SizingHead.read(directory)))
                : Optional.empty();
    }

    private static Entry entry(SizingHead head) {
        OptionalDouble capacity = capacity(head.answer(), head.settings());
        Variable by = head.settings().by();
        return entry(
                head.run().info(),
                Entry.Kind.SIZE,
                head.answer().status().name().replace('_', ' '),
                headline(head.answer(), head.settings(), capacity),
                capacity.isPresent()
                        ? Optional.of(new Entry.Figure(capacity.getAsDouble(), by == Variable.RATE ? "1/s" : "users"))
                        : Optional.empty());
    }

    /** What one may count on. */
    private static OptionalDouble capacity(Answer answer, SearchSettings settings) {
        return switch (answer.status()) {
            case INVALID, BELOW_LOWEST -> OptionalDouble.empty();
            case ABOVE_HIGHEST -> OptionalDouble.of(settings.highest());
            case FOUND, NEED_DECIDED, OUT_OF_BUDGET, INTERRUPTED, TARGET_LOST ->
                answer.estimate().map(Estimate::low).map(OptionalDouble::of).orElse(OptionalDouble.empty());
        };
    }

    private static String headline(Answer answer, SearchSettings settings, OptionalDouble capacity) {
        Variable by = settings.by();
        if (answer.status() == Answer.Status.NEED_DECIDED
                && settings.need().isPresent()
                && answer.need().isPresent()) {
            return (answer.need().getAsDouble() >= 0.5 ? "carries " : "does not carry ")
                    + load(settings.need().getAsDouble(), by);
        }
        return capacity.isPresent() ? "at least " + load(capacity.getAsDouble(), by) : "";
    }

    private static String load(double load, Variable by) {
        String number = load >= WHOLE_FROM ? Numbers.count(Math.round(load)) : Numbers.rate(load);
        return number + (by == Variable.RATE ? "/s" : " users");
    }

    private static Entry entry(ComparisonHead head) {
        RunInfo first = head.runs().getFirst().info();
        return head.winner()
                .map(winner -> entry(first, Entry.Kind.COMPARE, "DECIDED", headline(winner), figure(winner)))
                .orElseGet(() -> entry(first, Entry.Kind.COMPARE, "UNDECIDED", "", Optional.empty()));
    }

    private static String headline(Winner winner) {
        if (winner.machines().isPresent() && winner.dollarsPerMonth().isPresent()) {
            return String.format(
                    Locale.ROOT,
                    "%d x %s, $%,.2f a month",
                    winner.machines().getAsInt(),
                    winner.type(),
                    winner.dollarsPerMonth().getAsDouble());
        }
        return winner.costPerMillion()
                .map(cost -> String.format(Locale.ROOT, "%s, $%.3f a million", winner.type(), cost.median()))
                .orElse(winner.type());
    }

    private static Optional<Entry.Figure> figure(Winner winner) {
        return winner.dollarsPerMonth().isPresent()
                ? Optional.of(new Entry.Figure(winner.dollarsPerMonth().getAsDouble(), "$/month"))
                : winner.costPerMillion().map(cost -> new Entry.Figure(cost.median(), "$/million"));
    }

    private static Entry entry(
            RunInfo run, Entry.Kind kind, String verdict, String headline, Optional<Entry.Figure> figure) {
        return new Entry(run.id(), run.title(), run.startedEpochMillis(), kind, verdict, headline, figure);
    }
}
