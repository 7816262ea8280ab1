package io.tidemark.testbed.docker;

import java.io.IOException;
import java.util.List;

/**
 * {@link TestImage} with a small Java of this machine's version on its path, as images of a Java runtime are. Not all modules
 * are there, but those that programs without a screen need.
 */
public final class JavaImage {
    private static final String MODULES = "java.sql,java.management,java.naming,jdk.unsupported";

    private JavaImage() {}

    /** The image's name; skips the test with a reason when there is no Docker engine or the image cannot be made. */
    public static synchronized String require() throws IOException, InterruptedException {
        String base = TestImage.require();
        String name = "tidemark-test-java:" + Runtime.version().feature();
        if (TestImage.run(List.of("docker", "image", "inspect", name)) != 0
                && TestImage.run(List.of("sh", "-c", build(base, name))) != 0) {
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
}
