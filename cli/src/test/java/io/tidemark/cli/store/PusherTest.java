package io.tidemark.cli.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.aggregator.dump.RunDump;
import io.tidemark.aggregator.store.S3Place;
import io.tidemark.cli.result.ExitCode;
import io.tidemark.cli.result.RunExample;
import io.tidemark.cli.system.TestSurroundings;
import io.tidemark.core.window.Outcome;
import io.tidemark.functions.aws.AwsSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PusherTest {
    @TempDir
    private Path directory;

    private TestSurroundings surroundings;
    private Path run;
    private Bucket gone;

    @BeforeEach
    void write() throws IOException {
        surroundings = new TestSurroundings(directory);
        run = Files.createDirectories(directory.resolve("it's mine"));
        RunDump.write(run, RunExample.with(Outcome.OK, 100).build());
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            URI nobody = URI.create("http://127.0.0.1:" + closed.getLocalPort());
            gone = new Bucket(new S3Place("tests", ""), new AwsSettings("us-east-1", null, nobody));
        }
    }

    /** What the run itself says is worse than that its result is in one place only. */
    @ParameterizedTest
    @EnumSource(
            value = ExitCode.class,
            names = {"OK", "TOLERANCE", "UNREACHABLE", "INVALID", "INTERRUPTED"})
    void aFailureChangesOnlyTheCodeOfSuccess(ExitCode code) {
        assertThat(new Pusher(surroundings.build(), false).pushAfter(run, gone, code))
                .isEqualTo(code == ExitCode.OK ? ExitCode.AWS : code);
        assertThat(surroundings.out()).isEmpty();
    }

    @Test
    void theCommandForLaterCanBePasted() {
        new Pusher(surroundings.build(), false).pushAfter(run, gone, ExitCode.OK);
        assertThat(surroundings.err())
                .contains("The run could not be stored in s3://tests:")
                .contains("  S3: bucket = tests: could not be reached: ")
                .contains("  tidemark push 'it'\\''s mine' --to s3://tests --region us-east-1 --endpoint-url "
                        + gone.settings().endpoint());
        assertThat(run.resolve(RunDump.JSON)).exists();
    }

    @Test
    void aProgramGetsAnObject() {
        new Pusher(surroundings.build(), true).pushAfter(run, gone, ExitCode.OK);
        assertThat(surroundings.out().lines())
                .singleElement()
                .asString()
                .startsWith("{\"type\":\"notStored\",\"problems\":[\"S3: bucket = tests: could not be reached")
                .contains("\"push\":\"tidemark push ")
                .endsWith("\"exitCode\":6}");
    }
}
