package io.tidemark.cli;

import io.tidemark.cli.result.RunExample;
import io.tidemark.cli.run.FakeArchive;
import io.tidemark.cli.run.FakeRunner;
import io.tidemark.cli.system.Terminal;
import io.tidemark.cli.system.TestSurroundings;
import io.tidemark.functions.build.BuildInfo;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;

/** Types commands about one deployment into this process. */
public final class AwsShell {
    private final Path directory;
    private final URI aws;
    private final String prefix;
    private String version = "9.9.9";
    private @Nullable String answer;
    private @Nullable String moment;
    private Runnable happens = () -> {};
    private boolean interrupted;

    public AwsShell(Path directory, URI aws, String prefix) {
        this.directory = directory;
        this.aws = aws;
        this.prefix = prefix;
    }

    /** For the next command only. */
    public AwsShell withVersion(String next) {
        version = next;
        return this;
    }

    /** Somebody is there and types this, for the next command. */
    public AwsShell answering(String text) {
        answer = text;
        return this;
    }

    /** Somebody presses Ctrl-C in the next command. */
    public AwsShell interruptedWhenErrSays(String text) {
        return interruptedWhenErrSays(text, () -> {});
    }

    /** The same, and right before it this happens. */
    public AwsShell interruptedWhenErrSays(String text, Runnable before) {
        interrupted = true;
        return whenErrSays(text, before);
    }

    /** Something happens in the next command. */
    public AwsShell whenErrSays(String text, Runnable what) {
        moment = text;
        happens = what;
        return this;
    }

    /** With code that nobody runs. */
    public Said deploy(String... more) {
        List<String> words = new ArrayList<>(List.of("deploy", "--code", code().toString()));
        words.addAll(List.of(more));
        return run(words.toArray(String[]::new));
    }

    public Said run(String... arguments) {
        List<String> words = new ArrayList<>(List.of(arguments));
        words.addAll(List.of("--prefix", prefix, "--region", "us-east-1", "--endpoint-url", aws.toString()));
        TestSurroundings surroundings = new TestSurroundings(directory);
        if (answer != null) {
            surroundings.terminal(answering(Optional.of(answer)));
        }
        if (moment != null) {
            Runnable first = happens;
            Runnable then = interrupted ? surroundings.interrupts()::interrupt : () -> {};
            surroundings.whenErrSays(moment, () -> {
                first.run();
                then.run();
            });
        }
        Cli cli = new Cli(
                surroundings.build(),
                FakeRunner.returning(new RunExample().build()),
                new FakeArchive(),
                new BuildInfo(version, "abc"));
        version = "9.9.9";
        answer = null;
        moment = null;
        interrupted = false;
        int code = cli.execute(words.toArray(String[]::new));
        return new Said(code, surroundings.out(), surroundings.err());
    }

    private static Terminal answering(Optional<String> text) {
        return new Terminal() {
            @Override
            public boolean isInteractive() {
                return false;
            }

            @Override
            public int columns() {
                return DEFAULT_COLUMNS;
            }

            @Override
            public Optional<String> ask(String question) {
                return text;
            }
        };
    }

    private Path code() {
        Path file = directory.resolve("code.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            ZipEntry entry = new ZipEntry("lib/worker.jar");
            entry.setTime(0);
            zip.putNextEntry(entry);
            zip.write(1);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return file;
    }

    /** What a command has said. */
    public record Said(int code, String out, String err) {}
}
