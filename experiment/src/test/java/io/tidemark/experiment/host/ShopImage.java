package io.tidemark.experiment.host;

import io.tidemark.testbed.docker.TestImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** An image with a Java that runs programs of one source file, in place of one of a registry. */
final class ShopImage {
    private static final String MODULES = "java.base,java.management,jdk.compiler,jdk.httpserver";

    private ShopImage() {}

    /** Its name; skips the test with a reason when there is no Docker engine. */
    static String require() throws Exception {
        String base = TestImage.require();
        String name = "tidemark-test-shop:" + Runtime.version().feature();
        if (run("docker image inspect " + name) != 0 && run(build(base, name)) != 0) {
            throw new IllegalStateException("the image " + name + " could not be made");
        }
        return name;
    }

    private static String build(String base, String name) {
        return """
            set -e
            dir=$(mktemp -d)
            made=$(docker create %s true)
            trap 'rm -rf "$dir"; docker rm "$made" >/dev/null' EXIT
            %s/bin/jlink --add-modules %s --strip-debug --no-header-files --no-man-pages --output "$dir/java"
            docker cp "$dir/java" "$made:/opt/java"
            docker commit --change 'ENV PATH=/opt/java/bin:/usr/local/bin:/usr/bin:/bin' "$made" %s
            """.formatted(base, System.getProperty("java.home"), MODULES, name);
    }

    private static int run(String script) throws Exception {
        Path output = Files.createTempFile("tidemark-shop", ".log");
        try {
            Process process = new ProcessBuilder("sh", "-c", script)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            return process.waitFor(5, TimeUnit.MINUTES) ? process.exitValue() : -1;
        } finally {
            Files.delete(output);
        }
    }
}
