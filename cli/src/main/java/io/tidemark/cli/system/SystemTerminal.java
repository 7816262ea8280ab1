package io.tidemark.cli.system;

import io.tidemark.functions.time.Environment;
import java.io.Console;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The process's terminal, asked once. Java knows no way to its size, so {@code stty} is asked where there is one. */
public final class SystemTerminal implements Terminal {
    private static final int STTY_SECONDS = 1;

    private final Environment environment;
    private final boolean interactive;
    private final int columns;

    public SystemTerminal(Environment environment) {
        this.environment = environment;
        interactive = isTerminal() && !"dumb".equals(environment.get("TERM"));
        columns = interactive
                ? columns(environment.get("COLUMNS"))
                        .or(SystemTerminal::askStty)
                        .orElse(DEFAULT_COLUMNS)
                : DEFAULT_COLUMNS;
    }

    @Override
    public boolean isInteractive() {
        return interactive;
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    @SuppressWarnings("SystemConsoleNull") // As below.
    public Optional<String> ask(String question) {
        Console console = System.console();
        return console != null && console.isTerminal()
                ? Optional.ofNullable(console.readLine("%s", question))
                : Optional.empty();
    }

    @Override
    public void show(Path file) {
        List<String> path =
                List.of(Objects.requireNonNullElse(environment.get("PATH"), "").split(File.pathSeparator));
        Optional<Path> viewer = viewers().stream()
                .flatMap(name -> path.stream().filter(part -> !part.isBlank()).map(part -> Path.of(part, name)))
                .filter(Files::isExecutable)
                .findFirst();
        if (viewer.isPresent()) {
            start(viewer.get(), file);
        }
    }

    /** Without a display {@code xdg-open} would fill the terminal with a text browser. */
    private List<String> viewers() {
        if (System.getProperty("os.name").startsWith("Mac")) {
            return List.of("open");
        }
        boolean display = environment.get("DISPLAY") != null || environment.get("WAYLAND_DISPLAY") != null;
        return display ? List.of("xdg-open") : List.of();
    }

    private static void start(Path viewer, Path file) {
        try {
            new ProcessBuilder(viewer.toString(), file.toAbsolutePath().toString())
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            // The path was printed: that is enough to open it by hand.
            return;
        }
    }

    @SuppressWarnings("SystemConsoleNull") // Null no more in this JDK, but still declared so.
    private static boolean isTerminal() {
        Console console = System.console();
        return console != null && console.isTerminal();
    }

    /** A width worth believing. */
    static Optional<Integer> columns(@Nullable String text) {
        return text != null && text.matches("[1-9]\\d{1,3}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    /** {@code stty size} says {@code rows columns}. */
    private static Optional<Integer> askStty() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!stty.waitFor(STTY_SECONDS, TimeUnit.SECONDS)) {
                stty.destroyForcibly();
                return Optional.empty();
            }
            String size = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).trim();
            return columns(size.substring(size.indexOf(' ') + 1));
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
