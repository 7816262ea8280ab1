package io.tidemark.cli.swarm;

import io.tidemark.aggregator.run.Run;
import io.tidemark.cli.permission.LoadPermission;
import io.tidemark.cli.result.ExitCode;
import io.tidemark.cli.run.Archive;
import io.tidemark.cli.run.Fleets;
import io.tidemark.cli.run.RunDirectory;
import io.tidemark.cli.run.RunSettings;
import io.tidemark.cli.run.RunSettings.Destination;
import io.tidemark.cli.run.RunSettings.Show;
import io.tidemark.cli.store.Bucket;
import io.tidemark.cli.store.Pusher;
import io.tidemark.cli.swarm.SwarmOrder.CsvFiles;
import io.tidemark.cli.swarm.SwarmOrder.Page;
import io.tidemark.cli.system.Interrupts.Watch;
import io.tidemark.cli.system.Surroundings;
import io.tidemark.cli.text.JsonLine;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.build.BuildInfo;
import io.tidemark.swarm.access.Access;
import io.tidemark.swarm.bridge.Order;
import io.tidemark.swarm.live.Swarm;
import io.tidemark.swarm.live.SwarmSettings;
import io.tidemark.swarm.page.SwarmServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/** A swarm that is steered from its page, until it is interrupted: a run that goes on is ended then, and kept. */
final class PageSession {
    private static final String OPERATOR = "command line";

    private final Surroundings surroundings;
    private final Archive archive;
    private final BuildInfo build;

    PageSession(Surroundings surroundings, Archive archive, BuildInfo build) {
        this.surroundings = surroundings;
        this.archive = archive;
        this.build = build;
    }

    /** @throws ProblemsException when the page cannot be served, or the plan is not valid */
    int run(SwarmOrder order, Page page) throws ProblemsException {
        if (order.settings().to().isPresent()) {
            Pusher.check(order.settings().to().get());
        }
        Access access = Access.open(page.access(), surroundings.environment(), surroundings.clock());
        CountDownLatch interrupted = new CountDownLatch(1);
        Path tables = temporary();
        try (Watch _ = surroundings.interrupts().watch(interrupted::countDown);
                Swarm swarm = new Swarm(settings(order, tables), order.file(), page.watch());
                SwarmServer server = serve(access, swarm)) {
            swarm.start();
            tell(order, access, server);
            if (page.start()) {
                swarm.give(OPERATOR, new Order.Start(page.aim()));
            }
            interrupted.await();
            tellEnd(order);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            delete(tables);
        }
        return ExitCode.OK.number();
    }

    private SwarmServer serve(Access access, Swarm swarm) throws ProblemsException {
        try {
            return SwarmServer.start(access, swarm, surroundings.clock(), surroundings.err()::println);
        } catch (IOException e) {
            throw new ProblemsException(List.of(new Problem(
                    "command line",
                    "--bind",
                    access.address().getHostString() + ":" + access.address().getPort(),
                    "must be an address of this machine that is free",
                    String.valueOf(e.getMessage()))));
        }
    }

    private SwarmSettings settings(SwarmOrder order, Path tables) {
        RunSettings settings = expecting(order);
        LoadPermission permission = new LoadPermission(surroundings.resolver());
        return new SwarmSettings(
                Fleets.of(settings, surroundings.environment(), surroundings.clock()),
                settings.lambda().isPresent() ? "lambda" : "local",
                settings.workers(),
                order.missing(),
                plan -> permission.missing(plan, order.permitted()),
                run -> keep(run, settings),
                order.csv().map(CsvFiles::prefix).orElse(tables.resolve("swarm")),
                order.csv().map(CsvFiles::full).orElse(true),
                surroundings.clock(),
                build);
    }

    private static RunSettings expecting(SwarmOrder order) {
        RunSettings settings = order.settings();
        int expected = order.expectedWorkers();
        return expected == 0 || settings.lambda().isEmpty()
                ? settings
                : settings.on(settings.lambda().get().expecting(expected));
    }

    /** Several runs cannot be in one directory: each has its own below the one that was asked for. */
    private Path keep(Run run, RunSettings settings) throws ProblemsException {
        Path parent = switch (settings.destination()) {
            case Destination.Exactly(Path directory) -> directory;
            case Destination.Below(Path directory) -> directory;
        };
        RunDirectory directory = RunDirectory.create(new Destination.Below(parent));
        try {
            directory.complete(run.info().id());
            archive.write(directory.path(), run, settings);
        } catch (IOException e) {
            throw new ProblemsException(List.of(new Problem(
                    "result",
                    "directory",
                    directory.path().toString(),
                    "could not be written completely",
                    e.toString())));
        }
        boolean json = settings.show() == Show.JSON;
        String place = surroundings.relative(directory.path());
        surroundings
                .out()
                .println(json ? JsonLine.of("run").put("id", run.info().id()).put("directory", place) : "run " + place);
        surroundings.out().flush();
        if (settings.to().isPresent()) {
            Bucket bucket = settings.to().get();
            new Pusher(surroundings, json).pushAfter(directory.path(), bucket, ExitCode.OK);
        }
        return directory.path();
    }

    private void tell(SwarmOrder order, Access access, SwarmServer server) {
        String fingerprint =
                access.certificateMade() ? access.certificate().orElseThrow().fingerprint() : "";
        String password = access.madePassword().orElse("");
        if (order.settings().show() == Show.JSON) {
            JsonLine line = JsonLine.of("listening").put("url", server.url());
            if (!fingerprint.isEmpty()) {
                line = line.put("certificate", fingerprint);
            }
            surroundings.out().println(password.isEmpty() ? line : line.put("password", password));
        } else {
            surroundings.out().println("Swarm of " + order.file().name() + ": " + server.url());
            if (!fingerprint.isEmpty()) {
                surroundings.out().println("Its certificate was made now; SHA-256 " + fingerprint);
            }
            if (!password.isEmpty()) {
                surroundings.out().println("Operators' password, shown once: " + password);
            }
            surroundings.out().println("Ctrl-C ends it; a run that goes on is ended and kept.");
        }
        surroundings.out().flush();
    }

    private void tellEnd(SwarmOrder order) {
        if (order.settings().show() != Show.JSON) {
            surroundings
                    .err()
                    .println("Ending the swarm and saving what was measured. Once more ends at once, without saving.");
        }
    }

    private static Path temporary() throws ProblemsException {
        try {
            return Files.createTempDirectory("tidemark-swarm-");
        } catch (IOException e) {
            throw new ProblemsException(List.of(
                    new Problem("machine", "temporary files", "", "must be possible", String.valueOf(e.getMessage()))));
        }
    }

    private void delete(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            surroundings.err().println("Temporary files are left behind in " + directory + ": " + e.getMessage());
        }
    }
}
