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

/** A board that brings a third of the parcels twice, and a third when they are asked for again. */
final class UnreliableBoard implements Board {
    private final Board board;
    private final Random random = new Random(7);

    UnreliableBoard(Board board) {
        this.board = board;
    }

    @Override
    public void register(String runId, RunCard card) throws IOException {
        board.register(runId, card);
    }

    @Override
    public Optional<RunCard> card(String runId) throws IOException {
        return board.card(runId);
    }

    @Override
    public void takeUp(String runId, Control control) throws IOException {
        board.takeUp(runId, control);
    }

    @Override
    public Optional<Control> control(String runId) throws IOException {
        return board.control(runId);
    }

    @Override
    public Usage used() {
        return board.used();
    }

    @Override
    public double controlUnits() {
        return board.controlUnits();
    }

    @Override
    public void publish(String runId, Control control) throws IOException {
        board.publish(runId, control);
    }

    @Override
    public boolean isHalted(String runId) throws IOException {
        return board.isHalted(runId);
    }

    @Override
    public List<Found> fetch(Collection<Awaited> awaited) throws IOException {
        List<Found> found = new ArrayList<>();
        for (Found each : board.fetch(awaited)) {
            int fate = random.nextInt(3);
            if (fate > 0) {
                found.add(each);
            }
            if (fate == 1) {
                found.add(each);
            }
        }
        return found;
    }
}
