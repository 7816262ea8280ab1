package io.tidemark.functions.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;

class S3ShelfTest {
    private final String bucket = "t" + UUID.randomUUID();
    private final S3Client s3 = AwsClients.s3(S3Server.settings());
    private final S3Shelf shelf = new S3Shelf(s3, bucket);

    @TempDir
    private Path directory;

    @BeforeEach
    void createBucket() {
        s3.createBucket(request -> request.bucket(bucket));
    }

    @AfterEach
    void close() {
        s3.close();
    }

    @Test
    void aFileIsReadBackAsItWas() throws IOException {
        byte[] content = new byte[3 << 20];
        new Random(1).nextBytes(content);
        shelf.put("requests/run/0-0-1", Files.write(directory.resolve("piece"), content));
        assertThat(shelf.get("requests/run/0-0-1")).isEqualTo(content);
    }

    @Test
    void allThatBeginsSoIsListedAlsoWhatDoesNotFitIntoOneAnswer() throws IOException {
        for (int i = 0; i < 1_010; i++) {
            shelf.put("requests/run/0-0-" + i, new byte[] {1});
        }
        shelf.put("requests/run-2/0-0-0", new byte[] {1});
        assertThat(shelf.list("requests/run/")).hasSize(1_010).contains("requests/run/0-0-1009");
        assertThat(shelf.list("requests/nothing/")).isEmpty();
    }

    @Test
    void aBucketThatIsNotThereIsNamed() {
        S3Shelf none = new S3Shelf(s3, "no-such-bucket");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> none.list("requests/run/"))
                .withMessageContaining("no-such-bucket");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> none.put("key", Files.createFile(directory.resolve("empty"))))
                .withMessageContaining("no-such-bucket");
    }
}
