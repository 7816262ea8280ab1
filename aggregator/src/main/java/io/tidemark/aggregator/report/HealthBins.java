package io.tidemark.aggregator.report;

import io.tidemark.aggregator.run.FleetHealth;
import io.tidemark.core.window.Health;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** How the generator did, in the bins of the time axis: in each the worst of its seconds. */
record HealthBins(List<Bin> bins) {
    HealthBins {
        bins = List.copyOf(bins);
    }

    /**
     * @param known false when no worker said anything in these seconds
     * @param users of all workers together at the end of a second; the most of any second. So are inFlight and backlog
     * @param cpuShare of the busiest worker. So are loopLagMicros and gcMicros
     */
    record Bin(
            boolean known, int users, int inFlight, int backlog, double cpuShare, long loopLagMicros, long gcMicros) {
        static final Bin UNKNOWN = new Bin(false, 0, 0, 0, 0, 0, 0);

        static Bin of(Collection<Health> workers) {
            return new Bin(
                    true,
                    workers.stream().mapToInt(Health::users).sum(),
                    workers.stream().mapToInt(Health::inFlight).sum(),
                    workers.stream().mapToInt(Health::backlog).sum(),
                    workers.stream().mapToDouble(Health::cpuShare).max().orElse(0),
                    workers.stream().mapToLong(Health::loopLagMicros).max().orElse(0),
                    workers.stream().mapToLong(Health::gcMicros).max().orElse(0));
        }

        Bin worst(Bin other) {
            return new Bin(
                    known || other.known,
                    Math.max(users, other.users),
                    Math.max(inFlight, other.inFlight),
                    Math.max(backlog, other.backlog),
                    Math.max(cpuShare, other.cpuShare),
                    Math.max(loopLagMicros, other.loopLagMicros),
                    Math.max(gcMicros, other.gcMicros));
        }
    }

    static HealthBins of(Iterable<FleetHealth> health, Axis axis, int width) {
        List<Bin> bins = new ArrayList<>();
        for (int i = 0; i < axis.bins(width); i++) {
            bins.add(Bin.UNKNOWN);
        }
        for (FleetHealth state : health) {
            int bin = axis.binOf(state.second(), width);
            bins.set(bin, bins.get(bin).worst(Bin.of(state.bySegment().values())));
        }
        return new HealthBins(bins);
    }
}
