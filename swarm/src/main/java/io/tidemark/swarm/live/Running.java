package io.tidemark.swarm.live;

import io.tidemark.aggregator.fleet.Fleet;
import io.tidemark.aggregator.run.Run;
import io.tidemark.aggregator.run.RunControl;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.time.Clock;
import io.tidemark.swarm.bridge.Bridge.Download;
import io.tidemark.swarm.locust.LocustStats;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One run, on a thread of its own. */
final class Running {
    private static final Pattern RESULT = Pattern.compile("(?:v(\\d{1,4})-)?(run\\.json|run\\.hlog|report\\.html)");

    private final RunControl control;
    private final Conduct conduct;
    private final Fleet fleet;
    private final Tables tables;
    private final Live live;
    private final Keeper keeper;
    private final Clock clock;
    private final Orders orders;
    private final Thread thread;

    Running(SwarmSettings settings, RunControl control, Conduct conduct, Fleet fleet, Tables tables, Live live) {
        this.tables = tables;
        this.control = control;
        this.conduct = conduct;
        this.fleet = fleet;
        this.live = live;
        this.keeper = settings.keeper();
        this.clock = settings.clock();
        this.orders = new Orders(live, conduct, clock);
        this.thread = Thread.ofPlatform().name("tidemark-run").daemon().unstarted(this::lead);
    }

    void start() {
        thread.start();
    }

    Orders orders() {
        return orders;
    }

    /** Nothing is sent any more; what was measured is kept. Who only gets ready has no helm yet. */
    void stop(String who) throws ProblemsException {
        Live.Phase before;
        synchronized (live) {
            before = live.phase;
            live.phase = before == Live.Phase.ENDED ? before : Live.Phase.STOPPING;
        }
        if (before == Live.Phase.GATHERING) {
            control.stop();
        } else {
            orders.stop(who);
        }
    }

    /** Stops it, and waits until what was measured is kept. */
    void end() {
        control.stop();
        await();
    }

    /** Everything is kept, and another one may start. */
    boolean isOver() {
        return phase() == Live.Phase.ENDED;
    }

    /** Its workers get ready: there is nobody yet who could follow an order. */
    boolean isGathering() {
        return phase() == Live.Phase.GATHERING;
    }

    private Live.Phase phase() {
        synchronized (live) {
            return live.phase;
        }
    }

    private void await() {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** A table, or a file of the last plan's results, or of an earlier one's: {@code v1-run.json}. */
    Optional<Download> download(String name) {
        return tables.download(name).or(() -> result(name));
    }

    private Optional<Download> result(String name) {
        Matcher matcher = RESULT.matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        List<Path> directories;
        synchronized (live) {
            directories = List.copyOf(live.directories);
        }
        int version = matcher.group(1) == null ? directories.size() : Integer.parseInt(matcher.group(1));
        if (version < 1 || version > directories.size()) {
            return Optional.empty();
        }
        Path found = directories.get(version - 1).resolve(matcher.group(2));
        String type = name.endsWith(".html")
                ? "text/html; charset=utf-8"
                : name.endsWith(".json") ? "application/json" : "text/plain; charset=utf-8";
        return Files.exists(found)
                ? Optional.of(new Download.Stored(control.runId() + "-" + name, type, found))
                : Optional.empty();
    }

    /** A defect must not leave people with a page that shows a run for ever. */
    @SuppressWarnings("IllegalCatch")
    private void lead() {
        try (fleet) {
            List<Run> runs = control.runs();
            LocustStats last;
            synchronized (live) {
                live.completeSeconds =
                        Math.max(live.completeSeconds, runs.getLast().timeline().lastSecond() + 1);
                last = live.locustStats();
            }
            tables.finish(last);
            for (Run run : runs) {
                keep(run);
            }
            show(runs.getLast());
        } catch (ProblemsException e) {
            e.problems().forEach(problem -> live.note(clock.epochMillis(), problem.toString()));
        } catch (RuntimeException e) {
            live.note(clock.epochMillis(), "The run broke off because of a defect: " + e);
            throw e;
        } finally {
            conduct.end();
            tables.close();
            synchronized (live) {
                live.phase = Live.Phase.ENDED;
            }
        }
    }

    private void show(Run last) {
        synchronized (live) {
            live.ending = last.info().ending();
            live.crew.end();
            live.stage = -1;
            live.aim = null;
            live.level = 0;
            live.verdict = last.verdict();
            live.lostWorkers = last.ledger().lost().size();
            live.elapsedMillis = last.info().elapsedMillis();
            live.changes = last.info().changes();
        }
    }

    private void keep(Run run) {
        try {
            Path directory = keeper.keep(run);
            synchronized (live) {
                live.directories.add(directory);
            }
        } catch (ProblemsException e) {
            e.problems().forEach(problem -> live.note(clock.epochMillis(), problem.toString()));
        }
    }
}
