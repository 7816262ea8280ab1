package io.tidemark.cli.emulate;

import io.tidemark.cli.result.ExitCode;
import io.tidemark.cli.system.Interrupts.Watch;
import io.tidemark.cli.system.Surroundings;
import io.tidemark.cli.text.JsonLine;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.emulator.serve.Emulator;
import io.tidemark.emulator.serve.EmulatorSettings;
import java.io.IOException;
import java.net.BindException;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Runs one emulator from its start to an interrupt, which is the way it ends: all is well then. */
public final class EmulateSession {
    private final Surroundings surroundings;

    public EmulateSession(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    public ExitCode run(EmulateOrder order) throws ProblemsException {
        CountDownLatch interrupted = new CountDownLatch(1);
        try (Watch _ = surroundings.interrupts().watch(interrupted::countDown)) {
            Emulator emulator = start(order.settings());
            tellStart(order, emulator);
            interrupted.await();
            emulator.close();
            tellEnd(order, emulator);
            return ExitCode.OK;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while serving", e);
        } catch (IOException e) {
            throw problem("--state", "", "could not be written: " + e.getMessage());
        }
    }

    private Emulator start(EmulatorSettings settings) throws ProblemsException {
        try {
            return Emulator.start(settings, surroundings.clock(), surroundings.err()::println);
        } catch (IOException e) {
            boolean taken = e.getCause() instanceof BindException;
            throw problem(taken ? "--port" : "--state", "", "cannot be had: " + e.getMessage());
        }
    }

    private void tellStart(EmulateOrder order, Emulator emulator) {
        String url = url(order.settings(), emulator);
        if (order.json()) {
            surroundings
                    .out()
                    .println(JsonLine.of("listening")
                            .put("url", url)
                            .put("backend", order.settings().backend().name()));
        } else {
            surroundings.out().println(order.settings().backend().title() + ": " + url);
            surroundings.out().println("Statistics at " + url + "/, every call at " + url + "/docs. Ctrl-C ends it.");
        }
        surroundings.out().flush();
    }

    private void tellEnd(EmulateOrder order, Emulator emulator) {
        if (order.json()) {
            surroundings.out().println(JsonLine.of("ended").put("summary", emulator.summary()));
        } else {
            surroundings.out().println(emulator.summary());
            order.settings()
                    .memory()
                    .ifPresent(folder -> surroundings
                            .out()
                            .println("Their states are kept in " + surroundings.relative(folder)
                                    + "; --fresh begins anew."));
        }
        surroundings.out().flush();
    }

    private static String url(EmulatorSettings settings, Emulator emulator) {
        String host = settings.address().getHostString();
        boolean v6 = host.contains(":");
        return "http://" + (v6 ? "[" + host + "]" : host) + ":" + emulator.port();
    }

    private static ProblemsException problem(String key, String value, String expected) {
        return new ProblemsException(List.of(new Problem("command line", key, value, expected, "")));
    }
}
