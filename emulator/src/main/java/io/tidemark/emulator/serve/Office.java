package io.tidemark.emulator.serve;

import static java.util.Objects.requireNonNull;

import io.tidemark.emulator.app.AppKey;
import io.tidemark.emulator.app.Standing;
import io.tidemark.emulator.backend.Backend;
import io.tidemark.emulator.fault.Faults;
import io.tidemark.emulator.registry.Apps;
import io.tidemark.emulator.registry.Chronicle;
import io.tidemark.functions.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** A backend's applications, what goes wrong with them, what was counted, and the desks that answer for all that. */
record Office(Apps apps, Tallies tallies, List<Desk> desks) {
    Office {
        requireNonNull(apps, "apps is null");
        requireNonNull(tallies, "tallies is null");
        desks = List.copyOf(desks);
    }

    /** @param chronicle is told of every event */
    static Office open(
            Backend backend,
            Membership membership,
            boolean lenient,
            Faults faults,
            Map<AppKey, Standing> restored,
            Chronicle chronicle,
            Clock clock) {
        RecentRefusals refusals = new RecentRefusals(clock);
        Apps apps = new Apps(backend.machine(), lenient, restored, refusals.and(chronicle));
        Tallies tallies = new Tallies(backend.machine().events());
        List<Desk> desks = List.of(
                new EventDesk(backend, membership, apps, faults, tallies, clock),
                new ListDesk(backend, membership, faults, tallies, clock),
                new StatisticsDesk(backend, apps, tallies, refusals, clock),
                new FaultDesk(faults));
        return new Office(apps, tallies, desks);
    }

    /** @param notes is told of defects */
    Router router(Consumer<String> notes) {
        return new Router(desks, tallies, notes);
    }

    /** @param first is asked before the others */
    Router router(Desk first, Consumer<String> notes) {
        return new Router(Stream.concat(Stream.of(first), desks.stream()).toList(), tallies, notes);
    }
}
