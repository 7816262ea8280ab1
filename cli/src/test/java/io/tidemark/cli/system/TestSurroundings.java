package io.tidemark.cli.system;

import io.tidemark.functions.time.Environment;
import io.tidemark.functions.time.SystemClock;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A machine for tests: streams that remember, a directory, and an interrupt at the press of a button. */
public final class TestSurroundings {
    /** Of the documentation's network: public, and nobody's. */
    private static final byte[] PUBLIC_ADDRESS = {(byte) 203, 0, 113, 7};

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, String> variables = new HashMap<>();
    private final TestInterrupts interrupts = new TestInterrupts();
    private final Path directory;
    private Terminal terminal = Terminal.NONE;
    private final Watched watchedOut = new Watched(out);
    private final Watched watchedErr = new Watched(err);

    public TestSurroundings(Path directory) {
        this.directory = directory;
    }

    public TestSurroundings variable(String name, String value) {
        variables.put(name, value);
        return this;
    }

    public TestSurroundings terminal(Terminal newTerminal) {
        terminal = newTerminal;
        return this;
    }

    /** As soon as standard error has this text, the user presses Ctrl-C, once. */
    public TestSurroundings interruptWhenErrSays(String text) {
        return whenErrSays(text, interrupts::interrupt);
    }

    /** As soon as standard error has this text this happens, once. */
    public TestSurroundings whenErrSays(String text, Runnable happens) {
        watchedErr.when(text, happens);
        return this;
    }

    /** The same of standard output. */
    public TestSurroundings whenOutSays(String text, Runnable happens) {
        watchedOut.when(text, happens);
        return this;
    }

    public Surroundings build() {
        Environment environment = variables::get;
        return new Surroundings(
                new PrintStream(watchedOut, true, StandardCharsets.UTF_8),
                new PrintStream(watchedErr, true, StandardCharsets.UTF_8),
                terminal,
                environment,
                new SystemClock(),
                TestSurroundings::resolve,
                interrupts,
                directory);
    }

    public TestInterrupts interrupts() {
        return interrupts;
    }

    public String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    public String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** Literal addresses as they are, {@code *.example} to a public one; never asks the network. */
    public static List<InetAddress> resolve(String host) throws UnknownHostException {
        if (host.endsWith(".example")) {
            return List.of(InetAddress.getByAddress(host, PUBLIC_ADDRESS));
        }
        if (host.matches("[0-9.]+") || host.contains(":")) {
            return List.of(InetAddress.getByName(host));
        }
        if (host.equals("localhost")) {
            return List.of(InetAddress.getLoopbackAddress());
        }
        throw new UnknownHostException(host);
    }

    private static final class Watched extends OutputStream {
        private final ByteArrayOutputStream written;
        private @Nullable String momentIn;
        private Runnable moment = () -> {};

        Watched(ByteArrayOutputStream written) {
            this.written = written;
        }

        void when(String text, Runnable happens) {
            momentIn = text;
            moment = happens;
        }

        @Override
        public void write(int b) {
            written.write(b);
            if (b == '\n'
                    && momentIn != null
                    && written.toString(StandardCharsets.UTF_8).contains(momentIn)) {
                momentIn = null;
                moment.run();
            }
        }
    }
}
