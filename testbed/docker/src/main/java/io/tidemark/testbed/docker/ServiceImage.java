package io.tidemark.testbed.docker;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** {@link LimitedService} as an image that needs nothing from outside: on top of {@link TestImage}, with a small Java. */
public final class ServiceImage {
    public static final int PORT = 8080;

    private ServiceImage() {}

    /**
     * The image's name; skips the test with a reason when there is no Docker engine. Its command is that of
     * {@link LimitedService}.
     */
    public static synchronized String require() throws IOException, InterruptedException {
        String base = TestImage.require();
        byte[] compiled = compiled();
        String name = "tidemark-test-service:" + Runtime.version().feature() + "-"
                + Integer.toHexString(Arrays.hashCode(compiled));
        if (TestImage.run(List.of("docker", "image", "inspect", name)) != 0) {
            Path file = Files.createTempFile("LimitedService", ".class");
            try {
                Files.write(file, compiled);
                if (TestImage.run(List.of("sh", "-c", build(base, file, name))) != 0) {
                    throw new IllegalStateException("the image " + name + " could not be made");
                }
            } finally {
                Files.delete(file);
            }
        }
        return name;
    }

    private static byte[] compiled() throws IOException {
        try (InputStream in = ServiceImage.class.getResourceAsStream("LimitedService.class")) {
            return requireNonNull(in, "the service is not on the class path").readAllBytes();
        }
    }

    private static String build(String base, Path compiled, String name) {
        return """
            set -e
            dir=$(mktemp -d)
            made=$(docker create %s true)
            trap 'rm -rf "$dir"; docker rm "$made" >/dev/null' EXIT
            classes="$dir/service/classes/io/tidemark/testbed/docker"
            mkdir -p "$classes"
            %s/bin/jlink --add-modules java.base,jdk.httpserver --strip-debug --no-header-files --no-man-pages --output "$dir/service/java"
            cp %s "$classes/LimitedService.class"
            docker cp "$dir/service" "$made:/service"
            docker commit --change 'ENTRYPOINT ["/service/java/bin/java", "-XX:+UseSerialGC", "-cp", "/service/classes", "%s"]' "$made" %s
            """.formatted(base, System.getProperty("java.home"), compiled, LimitedService.class.getName(), name);
    }
}
