package io.tidemark.core.capacity;

import io.tidemark.core.capacity.Answer.Status;
import io.tidemark.core.capacity.SearchSettings.Mode;
import java.util.List;

/** The part of a search after the bracket: windows until the interval is narrow, then soaks that confirm it. */
final class Refinement {
    static final int QUICK_WINDOWS = 12;
    /** A service too noisy for the interval asked for must not be loaded for ever. */
    static final int MOST_WINDOWS = 60;

    static final int MOST_SOAKS = 3;

    /** Below the capacity and about at it: both ends of the interval move, and few windows are far beyond the limit. */
    private static final double[] QUANTILES = {0.25, 0.55};

    private static final double SURE = 0.95;

    private final SearchSettings settings;
    private final History history;
    private final Loads loads;
    private final Trials trials;
    private final CapacityFit fit;
    private final List<Observation> windows;
    private final List<Observation> soaks;

    Refinement(History history) {
        this.settings = history.settings();
        this.history = history;
        this.loads = new Loads(settings);
        this.trials = new Trials(settings);
        this.fit = CapacityFit.known(history);
        this.windows = history.windows();
        this.soaks = history.soaks();
    }

    Move next() {
        int count = windows.size();
        String highest = loads.text(settings.highest());
        if (history.bracket().isAboveHighest() && count < CapacityFit.LEAST_WINDOWS) {
            return new Move.Try(
                    trials.window(settings.highest()),
                    "window " + (count + 1) + " at " + highest + ": the highest load allowed was fine in a probe; is it"
                            + " so for longer?");
        }
        if (count < CapacityFit.LEAST_WINDOWS) {
            return window();
        }
        if (fit.probabilityAtLeast(settings.highest()) >= SURE) {
            return finish(
                    Status.ABOVE_HIGHEST,
                    highest + ", the highest load allowed, is carried: the capacity lies above it.");
        }
        if (needIsDecided()) {
            return needDecided();
        }
        return settings.mode() == Mode.QUICK ? quick() : capacity();
    }

    private boolean needIsDecided() {
        if (settings.need().isEmpty() || windows.size() < settings.pace().leastWindows()) {
            return false;
        }
        double probability = fit.probabilityAtLeast(settings.need().getAsDouble());
        return probability >= SURE || probability <= 1 - SURE;
    }

    private Move needDecided() {
        double need = settings.need().getAsDouble();
        double probability = fit.probabilityAtLeast(need);
        boolean carried = probability >= SURE;
        return finish(
                Status.NEED_DECIDED,
                loads.text(need) + (carried ? " is carried" : " is more than is carried") + ", with a probability of "
                        + Loads.percent(carried ? probability : 1 - probability) + ".");
    }

    private Move quick() {
        if (windows.size() < Math.max(QUICK_WINDOWS, settings.pace().leastWindows())) {
            return window();
        }
        return finish(
                Status.FOUND,
                windows.size() + " windows were tried and no soak: a quick look, so the interval may be wide.");
    }

    private Move capacity() {
        boolean soakedLast = history.looks().getLast().trial().kind() == Trial.Kind.SOAK;
        if (soakedLast && Evidence.agrees(settings, soaks.getLast())) {
            return finish(
                    Status.FOUND,
                    "The interval is within ±" + percent() + " and a soak of "
                            + soaks.getLast().seconds() + " s at "
                            + loads.text(soaks.getLast().trial().load())
                            + ", its lower end by then, confirmed it.");
        }
        if (windows.size() >= MOST_WINDOWS) {
            return finish(
                    Status.OUT_OF_BUDGET,
                    windows.size() + " windows did not bring the interval within ±" + percent() + " and confirm it.");
        }
        if (soakedLast || !isNarrow()) {
            return window();
        }
        return confirm();
    }

    private Move confirm() {
        if (settings.pace().soak() == 0) {
            return finish(
                    Status.FOUND,
                    "The interval is within ±" + percent() + " after " + windows.size() + " windows; no soak was asked"
                            + " for.");
        }
        if (soaks.size() >= MOST_SOAKS) {
            return finish(
                    Status.OUT_OF_BUDGET,
                    soaks.size() + " soaks, each at the lower end known by then, had more bad requests than tolerated:"
                            + " nothing is confirmed.");
        }
        String interval = loads.text(fit.estimate());
        double load = loads.atMost(fit.estimate().low());
        return new Move.Try(
                trials.soak(load),
                "soak " + (soaks.size() + 1) + ": " + settings.pace().soak() + " s at " + loads.text(load)
                        + ", the lower end of " + interval + ", to confirm it");
    }

    private String percent() {
        return Loads.percent(settings.halfWidth());
    }

    private boolean isNarrow() {
        return windows.size() >= settings.pace().leastWindows()
                && fit.estimate().halfWidth() <= settings.halfWidth();
    }

    private Move window() {
        double quantile = QUANTILES[windows.size() % QUANTILES.length];
        double wanted = fit.quantile(quantile);
        double load = quantile < 0.5 ? loads.atMost(wanted) : loads.atLeast(wanted);
        return new Move.Try(
                trials.window(load),
                "window " + (windows.size() + 1) + " at " + loads.text(load) + ": the capacity lies below that with a"
                        + " probability of " + Loads.percent(quantile) + ", and within " + loads.text(fit.estimate())
                        + " so far");
    }

    private Move finish(Status status, String sentence) {
        return new Move.Finish(Answers.of(history, status, sentence));
    }
}
