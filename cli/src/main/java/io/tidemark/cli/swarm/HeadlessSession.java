package io.tidemark.cli.swarm;

import io.tidemark.aggregator.report.HtmlReport;
import io.tidemark.aggregator.run.Run;
import io.tidemark.cli.result.ExitCode;
import io.tidemark.cli.result.ResultJson;
import io.tidemark.cli.result.Summary;
import io.tidemark.cli.run.RunSession;
import io.tidemark.cli.run.RunSettings;
import io.tidemark.cli.run.RunSettings.Show;
import io.tidemark.cli.store.Pusher;
import io.tidemark.cli.swarm.SwarmOrder.Headless;
import io.tidemark.cli.system.Surroundings;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.swarm.locust.LocustFiles;
import io.tidemark.swarm.locust.LocustLabel;
import io.tidemark.swarm.locust.LocustReader;
import io.tidemark.swarm.locust.LocustStats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A run without a page, from its plan to its exit code: Locust's words, tables, files and codes. */
final class HeadlessSession {
    private final Surroundings surroundings;
    private final RunSession session;

    HeadlessSession(Surroundings surroundings, RunSession session) {
        this.surroundings = surroundings;
        this.session = session;
    }

    /** @throws ProblemsException when the run cannot begin, or when its result cannot be written */
    int run(SwarmOrder order, Headless headless) throws ProblemsException {
        RunSettings settings = order.settings();
        if (settings.to().isPresent()) {
            Pusher.check(settings.to().get());
        }
        LocustReader reader = new LocustReader(LocustLabel.of(order.plan()));
        RunSession.Result result;
        boolean hot;
        try (LocustFiles files = files(order);
                HeadlessDisplay display = new HeadlessDisplay(settings.show(), headless.tables(), surroundings)) {
            HeadlessWatch watch = new HeadlessWatch(order, headless, reader, files, display, surroundings.clock());
            result = session.measure(order.plan(), settings, display, watch);
            hot = watch.isHot();
            if (files != null) {
                files.refresh(reader.read(result.run()));
            }
            writeHtml(result.run(), headless);
        } catch (IOException e) {
            throw new ProblemsException(List.of(
                    new Problem("result", "--csv, --html", "", "could not be written completely", e.toString())));
        }
        int code = HeadlessExit.of(result.run(), hot, result.interrupted(), headless.codeOnError());
        show(order, headless, result, reader.read(result.run()), code);
        ExitCode pushed = session.push(result, settings, ExitCode.OK);
        return code == ExitCode.OK.number() ? pushed.number() : code;
    }

    private static @Nullable LocustFiles files(SwarmOrder order) throws ProblemsException {
        if (order.csv().isEmpty()) {
            return null;
        }
        SwarmOrder.CsvFiles csv = order.csv().get();
        try {
            return new LocustFiles(csv.prefix(), csv.full());
        } catch (IOException e) {
            throw new ProblemsException(List.of(new Problem(
                    "command line",
                    "--csv",
                    csv.prefix().toString(),
                    "must be where files can be written",
                    e.toString())));
        }
    }

    private static void writeHtml(Run run, Headless headless) throws IOException {
        if (headless.html().isPresent()) {
            Path file = headless.html().get();
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.writeString(file, HtmlReport.render(run));
        }
    }

    private void show(SwarmOrder order, Headless headless, RunSession.Result result, LocustStats stats, int code) {
        result.written().notes().forEach(surroundings.err()::println);
        result.remarks().forEach(surroundings.err()::println);
        List<String> names = names(order, headless, result);
        if (order.settings().show() == Show.JSON) {
            surroundings.out().println(ResultJson.of(result.run(), code, names));
        } else {
            if (!result.run().verdict().isValid()) {
                surroundings
                        .out()
                        .println("These numbers cannot be trusted, see INVALID below: the generator set them.");
            }
            HeadlessDisplay.last(stats, surroundings);
            Summary.lines(result.run(), names).forEach(surroundings.out()::println);
        }
        surroundings.out().flush();
    }

    private List<String> names(SwarmOrder order, Headless headless, RunSession.Result result) {
        List<Path> files = new ArrayList<>(result.written().files());
        headless.html().ifPresent(files::add);
        order.csv().ifPresent(csv -> files.addAll(LocustFiles.at(csv.prefix())));
        return files.stream().map(surroundings::relative).toList();
    }
}
