package io.tidemark.aggregator.fleet.aws;

import io.tidemark.aggregator.cost.Usage;
import io.tidemark.aggregator.fleet.remote.Board;
import io.tidemark.aggregator.fleet.remote.RunCard;
import io.tidemark.functions.remote.Control;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** A board that brings parcels late or twice, or that nobody can reach for a while. */
final class UnreliableBoard implements Board {
    private final Board board;
    private final Random random = new Random(7);
    private volatile boolean cutOff;
    private volatile boolean careless;

    UnreliableBoard(Board board) {
        this.board = board;
    }

    /** Nothing gets through until {@link #restore}. */
    void cutOff() {
        cutOff = true;
    }

    void restore() {
        cutOff = false;
    }

    /** A third of the parcels comes twice, and a third comes when it is asked for again. */
    UnreliableBoard careless() {
        careless = true;
        return this;
    }

    @Override
    public void register(String runId, RunCard card) throws IOException {
        requireWay();
        board.register(runId, card);
    }

    @Override
    public Optional<RunCard> card(String runId) throws IOException {
        requireWay();
        return board.card(runId);
    }

    @Override
    public void takeUp(String runId, Control control) throws IOException {
        requireWay();
        board.takeUp(runId, control);
    }

    @Override
    public Optional<Control> control(String runId) throws IOException {
        requireWay();
        return board.control(runId);
    }

    @Override
    public void publish(String runId, Control control) throws IOException {
        requireWay();
        board.publish(runId, control);
    }

    @Override
    public boolean isHalted(String runId) throws IOException {
        requireWay();
        return board.isHalted(runId);
    }

    @Override
    public List<Found> fetch(Collection<Awaited> awaited) throws IOException {
        requireWay();
        List<Found> found = new ArrayList<>();
        for (Found each : board.fetch(awaited)) {
            int fate = careless ? random.nextInt(3) : 2;
            if (fate > 0) {
                found.add(each);
            }
            if (fate == 1) {
                found.add(each);
            }
        }
        return found;
    }

    @Override
    public Usage used() {
        return board.used();
    }

    @Override
    public double controlUnits() {
        return board.controlUnits();
    }

    private void requireWay() throws IOException {
        if (cutOff) {
            throw new IOException("ProvisionedThroughputExceeded");
        }
    }
}
