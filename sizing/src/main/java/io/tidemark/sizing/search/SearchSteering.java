package io.tidemark.sizing.search;

import io.tidemark.aggregator.run.Helm;
import io.tidemark.aggregator.run.Run;
import io.tidemark.aggregator.run.Timeline;
import io.tidemark.core.capacity.Answer;
import io.tidemark.core.capacity.CapacitySearch;
import io.tidemark.core.capacity.Move;
import io.tidemark.core.capacity.Observation;
import io.tidemark.core.capacity.SearchSettings;
import io.tidemark.core.capacity.SearchSettings.Variable;
import io.tidemark.core.capacity.Trial;
import io.tidemark.core.shape.Level;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Holds one trial after the other, as the search says. Between trials nothing is offered until every request has ended:
 * what an overload has left behind must not be taken for the next load's doing.
 */
final class SearchSteering implements Search {
    /** A target that has answered nothing for so long from the start on is not there. */
    static final int FIRST_ANSWER_SECONDS = 8;

    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final Level NOTHING = Level.of(0);

    private final SearchSettings settings;
    private final WindowGate gate;
    private final Turn turn;
    private final Consumer<Observation> listener;
    private final long leadNanos;
    private final int mostRestSeconds;
    private final List<Observation> observations;

    private State state = State.DECIDING;
    private @Nullable Holding holding;
    /** The first second after what was held. */
    private int heldTo;

    private @Nullable Answer answer;
    private boolean answered;
    /** Of the run, in which anything was offered. */
    private int firstSecond = Integer.MAX_VALUE;

    /**
     * @param earlier observations of a search that is taken up again
     * @param lead the time a directive needs to reach every worker
     * @param timeout after which no request can be under way any more
     * @param listener is told each observation as it is made
     */
    SearchSteering(
            SearchSettings settings,
            List<Observation> earlier,
            WindowGate gate,
            Turn turn,
            Duration lead,
            Duration timeout,
            Consumer<Observation> listener) {
        this.settings = settings;
        this.gate = gate;
        this.turn = turn;
        this.listener = listener;
        this.leadNanos = lead.toNanos();
        this.mostRestSeconds = (int) Math.min(Integer.MAX_VALUE / 2, timeout.toSeconds() + 3);
        this.observations = new ArrayList<>(earlier);
    }

    @Override
    public List<Observation> observations(Run run) {
        return List.copyOf(observations);
    }

    @Override
    public Optional<Answer> answer() {
        return Optional.ofNullable(answer);
    }

    @Override
    public Answer interrupted(Answer.Status status, String sentence) {
        return CapacitySearch.ended(settings, observations, status, sentence);
    }

    @Override
    public void steer(Helm helm) {
        if (isDead(helm)) {
            return;
        }
        switch (state) {
            case DECIDING -> decide(helm);
            case HOLDING -> hold(helm);
            case RESTING -> rest(helm);
        }
    }

    private void decide(Helm helm) {
        switch (turn.ask(settings, observations)) {
            case Turn.Reply.Wait _ -> {}
            case Turn.Reply.Leave(String why) -> leave(helm, why);
            case Turn.Reply.Go _ -> follow(CapacitySearch.next(settings, observations), helm);
        }
    }

    private void follow(Move move, Helm helm) {
        switch (move) {
            case Move.Finish(Answer found) -> finish(found, helm);
            case Move.Try(Trial trial, String why) -> {
                int start = wholeSecond(helm.nowNanos() + leadNanos);
                holding = new Holding(trial, start, isOpen());
                helm.offer(start * SECOND_NANOS, level(trial.load()), why);
                firstSecond = Math.min(firstSecond, start);
                state = State.HOLDING;
            }
        }
    }

    private void leave(Helm helm, String why) {
        finish(CapacitySearch.ended(settings, observations, Answer.Status.OUT_OF_BUDGET, why), helm);
    }

    private void finish(Answer found, Helm helm) {
        answer = found;
        helm.finish(found.sentence(), 0);
    }

    private void hold(Helm helm) {
        Holding now = requireHolding();
        if (now.isHopeless(helm.timeline(), helm.completeSecond())) {
            heldTo = Math.min(helm.completeSecond() + 1, now.endSecond());
            rest(helm, helm.nowNanos());
        } else if (helm.nowNanos() + leadNanos >= now.endSecond() * SECOND_NANOS) {
            heldTo = now.endSecond();
            if (now.trial().kind() == Trial.Kind.WARM_UP) {
                // The load goes on: a service that is left alone gets cold again.
                state = State.RESTING;
            } else {
                rest(helm, now.endSecond() * SECOND_NANOS);
            }
        }
    }

    private void rest(Helm helm, long atNanos) {
        helm.offer(atNanos, NOTHING, "rest");
        state = State.RESTING;
    }

    private void rest(Helm helm) {
        Holding now = requireHolding();
        boolean warming = now.trial().kind() == Trial.Kind.WARM_UP;
        boolean reported = helm.completeSecond() >= (warming ? heldTo - 1 : heldTo);
        boolean patient = helm.nowNanos() < (heldTo + (warming ? 2L : mostRestSeconds)) * SECOND_NANOS;
        if (!reported || (!warming && patient && !isQuiet(now, helm))) {
            return;
        }
        List<String> invalid = gate.reasons(
                helm.timeline(),
                heldTo > now.fromSecond() ? now.fromSecond() : now.startSecond(),
                heldTo,
                isOpen() ? now.trial().load() : 0,
                helm.lostWorkers());
        Observation seen = now.observe(helm.timeline(), heldTo, invalid);
        observations.add(seen);
        listener.accept(seen);
        holding = null;
        state = State.DECIDING;
        decide(helm);
    }

    private boolean isQuiet(Holding now, Helm helm) {
        Timeline timeline = helm.timeline();
        return now.isSettled(timeline, helm.completeSecond() + 1)
                && Holding.inFlight(timeline, helm.completeSecond()) == 0;
    }

    /** Also a target that takes connections and then says nothing: its requests would be waited for until they time out. */
    private boolean isDead(Helm helm) {
        if (answered || helm.completeSecond() < firstSecond) {
            return false;
        }
        answered = helm.counts().completed() > 0;
        int waited = helm.completeSecond() - firstSecond;
        if (answered || waited < FIRST_ANSWER_SECONDS) {
            return false;
        }
        finish(
                Answers.nothing(
                        Answer.Status.TARGET_LOST,
                        String.format(
                                Locale.ROOT,
                                "The target has not answered one of %d requests in %d s.",
                                helm.counts().sent(),
                                waited)),
                helm);
        return true;
    }

    private boolean isOpen() {
        return settings.by() == Variable.RATE;
    }

    private Holding requireHolding() {
        if (holding == null) {
            throw new IllegalStateException("nothing is held in state " + state);
        }
        return holding;
    }

    private static int wholeSecond(long nanos) {
        return (int) Math.ceilDiv(Math.max(0, nanos), SECOND_NANOS);
    }

    private static Level level(double load) {
        return Level.of(BigDecimal.valueOf(load));
    }

    private enum State {
        DECIDING,
        HOLDING,
        /** Nothing is offered; requests under way are followed to their end. */
        RESTING
    }
}
