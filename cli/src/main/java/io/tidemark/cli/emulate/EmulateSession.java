package io.tidemark.cli.emulate;

import io.tidemark.cli.result.ExitCode;
import io.tidemark.cli.system.Interrupts.Watch;
import io.tidemark.cli.system.Surroundings;
import io.tidemark.cli.text.JsonLine;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.emulator.serve.Emulator;
import io.tidemark.emulator.serve.EmulatorSettings;
import io.tidemark.emulator.serve.StartException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.ArrayList;
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
            try (emulator) {
                tellStart(order, emulator);
                interrupted.await();
            }
            tellEnd(order, emulator);
            return ExitCode.OK;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while serving", e);
        } catch (IOException e) {
            throw new ProblemsException(
                    List.of(problem("--state", folder(order.settings()), "has not everything: " + e.getMessage(), "")));
        }
    }

    private Emulator start(EmulatorSettings settings) throws ProblemsException, IOException {
        try {
            return Emulator.start(settings, surroundings.clock(), surroundings.err()::println);
        } catch (StartException e) {
            String reason = String.valueOf(e.getMessage());
            Problem problem = switch (e.need()) {
                case ADDRESS -> address(settings.address(), reason);
                case MEMORY -> problem("--state", folder(settings), "cannot be used: " + reason, "");
                case LOG -> problem("--log", log(settings), "cannot be written: " + reason, "");
            };
            throw new ProblemsException(List.of(problem));
        }
    }

    private static Problem address(InetSocketAddress address, String reason) {
        if (!isHere(address.getAddress())) {
            return problem(
                    "--bind",
                    address.getHostString(),
                    "must be an address of this machine: " + reason,
                    "127.0.0.1, or 0.0.0.0 for all");
        }
        return problem(
                "--port",
                String.valueOf(address.getPort()),
                "cannot be had: " + reason,
                "another one, or --port 0 for one that is free");
    }

    private static boolean isHere(InetAddress address) {
        try {
            return address.isAnyLocalAddress()
                    || address.isLoopbackAddress()
                    || NetworkInterface.getByInetAddress(address) != null;
        } catch (SocketException e) {
            // Nobody knows: then it is not the address that is to blame.
            return true;
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

    private void tellEnd(EmulateOrder order, Emulator emulator) throws ProblemsException {
        EmulatorSettings settings = order.settings();
        boolean keeps = settings.memory().isPresent();
        boolean kept = keeps && emulator.memoryTrouble().isEmpty();
        if (order.json()) {
            JsonLine line = JsonLine.of("ended").put("summary", emulator.summary());
            surroundings
                    .out()
                    .println(keeps ? line.put("state", folder(settings)).put("kept", kept) : line);
        } else {
            surroundings.out().println(emulator.summary());
            if (kept) {
                surroundings.out().println("Their states are kept in " + folder(settings) + "; --fresh begins anew.");
            }
        }
        surroundings.out().flush();
        List<Problem> problems = new ArrayList<>();
        emulator.memoryTrouble()
                .ifPresent(reason ->
                        problems.add(problem("--state", folder(settings), "has not everything: " + reason, "")));
        emulator.logTrouble()
                .ifPresent(
                        reason -> problems.add(problem("--log", log(settings), "has not everything: " + reason, "")));
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
    }

    private String folder(EmulatorSettings settings) {
        return settings.memory().map(surroundings::relative).orElse("none");
    }

    private String log(EmulatorSettings settings) {
        return settings.log().map(surroundings::relative).orElse("none");
    }

    private static String url(EmulatorSettings settings, Emulator emulator) {
        String host = settings.address().getHostString();
        boolean v6 = host.contains(":");
        return "http://" + (v6 ? "[" + host + "]" : host) + ":" + emulator.port();
    }

    private static Problem problem(String key, String value, String expected, String hint) {
        return new Problem("command line", key, value, expected, hint);
    }
}
